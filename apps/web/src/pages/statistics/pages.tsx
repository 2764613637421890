import { BarChartOutlined } from '@ant-design/icons';
import { page } from '../../page.tsx';

export const statisticsPages = [
  page({
    path: '/statistics',
    title: { zh: '统计', en: 'Statistics' },
    needs: 'statistics:read',
    nav: { group: 'mine', icon: <BarChartOutlined /> },
    load: async () => (await import('./statistics-page.tsx')).StatisticsPage,
  }),
];
