import { TeamOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const adminPages: readonly Page[] = [
  page({
    path: '/accounts',
    title: { zh: '账号与岗位', en: 'Accounts and roles' },
    needs: 'account:list',
    nav: { group: 'governance', icon: <TeamOutlined /> },
    load: async () => (await import('./accounts-page.tsx')).AccountsPage,
  }),
];
