import { DashboardOutlined } from '@ant-design/icons';
import { page } from '../../page.tsx';

export const overviewPages = [
  page({
    path: '/',
    title: { zh: '总览', en: 'Overview' },
    nav: { group: 'mine', icon: <DashboardOutlined />, phone: 1 },
    load: async () => (await import('./overview-page.tsx')).OverviewPage,
  }),
];
