import { page } from '../../page.tsx';

export const accountPages = [
  page({
    path: '/account',
    title: { zh: '我的账号', en: 'My account' },
    load: async () => (await import('./account-page.tsx')).AccountPage,
  }),
];
