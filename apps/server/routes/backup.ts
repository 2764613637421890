import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { backupHouse } from '../backup.ts';
import type { Door } from '../door.ts';

/** Backups go to a path of this machine: the command line on it alone may ask. */
export function backupRoutes({ app, house, options }: Door): void {
  const { warehouse, folder } = options;
  if (!warehouse || !folder) return;
  app.post(
    '/api/backups',
    {
      config: { action: 'platform:backup' },
      schema: {
        tags: ['operation'],
        summary: 'Write a backup of everything into a file of this machine (command line only)',
        body: z.object({ file: z.string().refine(isAbsolute, 'an absolute path') }),
        response: {
          200: z.object({
            file: z.string(),
            made_at: z.string(),
            tables: z.number(),
            rows: z.number(),
            files: z.number(),
          }),
        },
      },
    },
    async ({ caller, body }) => backupHouse(house, caller, { warehouse, folder }, body.file),
  );
}
