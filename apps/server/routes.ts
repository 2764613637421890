import type { Door } from './door.ts';
import { backupRoutes } from './routes/backup.ts';
import { eventRoutes } from './routes/events.ts';
import { mapRoutes } from './routes/map.ts';
import { operationRoutes } from './routes/operation.ts';

/** Every noun's routes; each file adds its line. */
export function registerRoutes(door: Door): void {
  for (const register of [backupRoutes, eventRoutes, mapRoutes, operationRoutes]) register(door);
}
