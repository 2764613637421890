import { PlayCircleOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const runsPages: readonly Page[] = [
  page({
    path: '/runs',
    title: { zh: '运行', en: 'Runs' },
    needs: 'run:list',
    nav: { group: 'analysis', icon: <PlayCircleOutlined /> },
    load: async () => (await import('./runs-page.tsx')).RunsPage,
  }),
  page({
    path: '/runs/:id',
    title: { zh: '运行', en: 'Run' },
    needs: 'run:list',
    load: async () => (await import('./run-page.tsx')).RunPage,
  }),
];
