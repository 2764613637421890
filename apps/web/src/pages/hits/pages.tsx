import { AlertOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const hitsPages: readonly Page[] = [
  page({
    path: '/hits',
    title: { zh: '疑点', en: 'Hits' },
    needs: 'hit:list',
    nav: { group: 'loop', icon: <AlertOutlined />, phone: 3 },
    load: async () => (await import('./hits-page.tsx')).HitsPage,
  }),
  page({
    path: '/hits/:id',
    title: { zh: '疑点', en: 'Hit' },
    needs: 'hit:open',
    load: async () => (await import('../hit/hit-page.tsx')).HitPage,
  }),
];
