import { CheckSquareOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const rectificationsPages: readonly Page[] = [
  page({
    path: '/rectifications',
    title: { zh: '整改', en: 'Rectification' },
    needs: 'rectification:list',
    nav: { group: 'loop', icon: <CheckSquareOutlined /> },
    load: async () => (await import('./rectifications-page.tsx')).RectificationsPage,
  }),
  page({
    path: '/rectifications/:id',
    title: { zh: '整改', en: 'Rectification' },
    needs: 'rectification:open',
    load: async () => (await import('./rectification-page.tsx')).RectificationPage,
  }),
];
