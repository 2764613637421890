import type { Door } from './door.ts';
import { backupRoutes } from './routes/backup.ts';
import { candidateRoutes } from './routes/candidate.ts';
import { clueRoutes } from './routes/clue.ts';
import { eventRoutes } from './routes/events.ts';
import { hitRoutes } from './routes/hit.ts';
import { mapRoutes } from './routes/map.ts';
import { operationRoutes } from './routes/operation.ts';
import { savedViewRoutes } from './routes/saved-view.ts';
import { sessionRoutes } from './routes/session.ts';
import { taskRoutes } from './routes/task.ts';

/** Every noun's routes; each file adds its line. */
export function registerRoutes(door: Door): void {
  for (const register of [
    backupRoutes,
    candidateRoutes,
    clueRoutes,
    eventRoutes,
    hitRoutes,
    mapRoutes,
    operationRoutes,
    savedViewRoutes,
    taskRoutes,
    sessionRoutes,
  ])
    register(door);
}
