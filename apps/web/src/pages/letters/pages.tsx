import { FileTextOutlined } from '@ant-design/icons';
import { type Page, page } from '../../page.tsx';

export const lettersPages: readonly Page[] = [
  page({
    path: '/letters',
    title: { zh: '文书', en: 'Letters' },
    needs: 'letter:list',
    nav: { group: 'loop', icon: <FileTextOutlined /> },
    load: async () => (await import('./letters-page.tsx')).LettersPage,
  }),
  page({
    path: '/letters/register',
    title: { zh: '文号登记簿', en: 'Register of numbers' },
    needs: 'letter:register',
    load: async () => (await import('./register-page.tsx')).RegisterPage,
  }),
  page({
    path: '/letters/new',
    title: { zh: '起草文书', en: 'Draft a letter' },
    needs: 'letter:draft',
    load: async () => (await import('./draft-page.tsx')).DraftPage,
  }),
  page({
    path: '/letters/:id',
    title: { zh: '文书', en: 'Letter' },
    needs: 'letter:open',
    load: async () => (await import('./letter-page.tsx')).LetterPage,
  }),
];
