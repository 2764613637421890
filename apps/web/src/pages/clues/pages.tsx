import { FileSearchOutlined, GroupOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const cluesPages: readonly Page[] = [
  page({
    path: '/candidates',
    title: { zh: '线索候选', en: 'Candidates' },
    needs: 'candidate:list',
    nav: { group: 'loop', icon: <GroupOutlined /> },
    load: async () => (await import('../candidates/candidates-page.tsx')).CandidatesPage,
  }),
  page({
    path: '/candidates/:id',
    title: { zh: '线索候选', en: 'Candidate' },
    needs: 'candidate:open',
    load: async () => (await import('../candidates/candidate-page.tsx')).CandidatePage,
  }),
  page({
    path: '/clues',
    title: { zh: '问题线索', en: 'Clues' },
    needs: 'clue:list',
    nav: { group: 'loop', icon: <FileSearchOutlined /> },
    load: async () => (await import('./clues-page.tsx')).CluesPage,
  }),
  page({
    path: '/clues/:id',
    title: { zh: '问题线索', en: 'Clue' },
    needs: 'clue:open',
    load: async () => (await import('../clue/clue-page.tsx')).CluePage,
  }),
];
