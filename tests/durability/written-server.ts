import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { act } from '@plumb/guard/act';
import { buildServer } from '@plumb/server/door';
import { openHouse } from '@plumb/server/open-house';
import { dataFolder, readSettings } from '@plumb/server/settings';
import { sql } from 'kysely';
import { z } from 'zod';

/**
 * A platform's stores and door in a process of its own, to be killed: `/api/notes` writes one row and one ledger entry an act.
 * Prints its address.
 */
const [data = ''] = process.argv.slice(2);
const library = join(import.meta.dirname, '../../library');
const { house, announcements, endFirst, close } = await openHouse(dataFolder(data), readSettings({}), library, () =>
  process.exit(1),
);
await sql`CREATE TABLE IF NOT EXISTS written_note (name text NOT NULL, at timestamp NOT NULL)`.execute(
  house.records.db,
);
const app = await buildServer(house, {
  announcements,
  requestsPerMinute: 1e9,
  callerOf: async () => ({
    account_id: 'writer',
    name: 'writer',
    roles: ['conduct_analyst'],
    unit: 'U1',
    units: 'all',
    regions: [''],
    assurance: 'second_factor',
    session_id: 'writer',
    kind: 'person',
  }),
  also: ({ app, house }) => {
    app.post(
      '/api/notes',
      {
        config: { action: 'note:write' },
        schema: {
          tags: ['test'],
          summary: 'One note',
          body: z.object({ name: z.string() }),
          response: { 200: z.object({ id: z.string() }) },
        },
      },
      ({ caller, body: { name } }) =>
        act(house, caller, 'note:write', async ({ db, now, record }) => {
          const id = createHash('sha256').update(name).digest('hex');
          await sql`INSERT INTO written_note (name, at) VALUES (${name}, ${now})`.execute(db);
          record({ object: { type: 'note', id }, after: { name } });
          return { id };
        }),
    );
  },
});
endFirst(() => app.close());
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
process.once('SIGTERM', () => close().then(() => process.exit(0)));
