import type { Page } from './page.tsx';
import { accountPages } from './pages/account/pages.tsx';
import { overviewPages } from './pages/overview/pages.tsx';

/** Every page of the application, in the order of the navigation. */
export const pages: readonly Page[] = [...overviewPages, ...accountPages];
