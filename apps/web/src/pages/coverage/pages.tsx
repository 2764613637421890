import { UnorderedListOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const coveragePages: readonly Page[] = [
  page({
    path: '/coverage',
    title: { zh: '清单覆盖', en: 'Coverage' },
    needs: 'coverage:read',
    nav: { group: 'analysis', icon: <UnorderedListOutlined /> },
    load: async () => (await import('./coverage-page.tsx')).CoveragePage,
  }),
];
