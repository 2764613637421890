import type { Page } from './page.tsx';
import { accountPages } from './pages/account/pages.tsx';
import { adminPages } from './pages/admin/pages.tsx';
import { approvalsPages } from './pages/approvals/pages.tsx';
import { auditPages } from './pages/audit/pages.tsx';
import { cluesPages } from './pages/clues/pages.tsx';
import { coveragePages } from './pages/coverage/pages.tsx';
import { datasetsPages } from './pages/datasets/pages.tsx';
import { hitsPages } from './pages/hits/pages.tsx';
import { lettersPages } from './pages/letters/pages.tsx';
import { modelsPages } from './pages/models/pages.tsx';
import { overviewPages } from './pages/overview/pages.tsx';
import { rectificationsPages } from './pages/rectifications/pages.tsx';
import { runsPages } from './pages/runs/pages.tsx';
import { statisticsPages } from './pages/statistics/pages.tsx';
import { tasksPages } from './pages/tasks/pages.tsx';

/** Every page of the application, in the order of the navigation. */
export const pages: readonly Page[] = [
  ...overviewPages,
  ...approvalsPages,
  ...statisticsPages,
  ...hitsPages,
  ...tasksPages,
  ...cluesPages,
  ...lettersPages,
  ...rectificationsPages,
  ...modelsPages,
  ...coveragePages,
  ...runsPages,
  ...datasetsPages,
  ...adminPages,
  ...auditPages,
  ...accountPages,
];
