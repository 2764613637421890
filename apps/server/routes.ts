import type { Door } from './door.ts';
import { accountRoutes } from './routes/account.ts';
import { accountRequestRoutes } from './routes/account-request.ts';
import { approvalRoutes } from './routes/approval.ts';
import { auditRoutes } from './routes/audit.ts';
import { backupRoutes } from './routes/backup.ts';
import { batchRoutes } from './routes/batch.ts';
import { candidateRoutes } from './routes/candidate.ts';
import { clueRoutes } from './routes/clue.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { datasetRoutes } from './routes/dataset.ts';
import { disclosureRoutes } from './routes/disclosure.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/export.ts';
import { hitRoutes } from './routes/hit.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { letterRoutes } from './routes/letter.ts';
import { mapRoutes } from './routes/map.ts';
import { modelRoutes } from './routes/model.ts';
import { operationRoutes } from './routes/operation.ts';
import { rectificationRoutes } from './routes/rectification.ts';
import { recusalRoutes } from './routes/recusal.ts';
import { runRoutes } from './routes/run.ts';
import { savedViewRoutes } from './routes/saved-view.ts';
import { sessionRoutes } from './routes/session.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { suppressionRoutes } from './routes/suppression.ts';
import { taskRoutes } from './routes/task.ts';
import { unitRoutes } from './routes/unit.ts';

/** Every noun's routes; each file adds its line. */
export function registerRoutes(door: Door): void {
  for (const register of [
    backupRoutes,
    candidateRoutes,
    clueRoutes,
    eventRoutes,
    hitRoutes,
    inboxRoutes,
    coverageRoutes,
    letterRoutes,
    mapRoutes,
    operationRoutes,
    rectificationRoutes,
    recusalRoutes,
    savedViewRoutes,
    statisticsRoutes,
    batchRoutes,
    datasetRoutes,
    modelRoutes,
    runRoutes,
    suppressionRoutes,
    taskRoutes,
    unitRoutes,
    sessionRoutes,
    exportRoutes,
    disclosureRoutes,
    auditRoutes,
    approvalRoutes,
    accountRoutes,
    accountRequestRoutes,
  ])
    register(door);
}
