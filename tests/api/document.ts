import { makeAnnouncements } from '../../apps/server/announcements.ts';
import { buildServer } from '../../apps/server/door.ts';
import { doorHouse } from '../../apps/server/door-fixture.ts';
import type { OpenApi } from '../../apps/web/generate-api.ts';

/** The server's own description of its API. No store is opened: describing asks nothing of them. */
export async function apiDocument(): Promise<OpenApi> {
  const house = doorHouse(undefined as never);
  const app = await buildServer(house, { callerOf: async () => undefined, announcements: makeAnnouncements() });
  try {
    return app.swagger() as unknown as OpenApi;
  } finally {
    await app.close();
  }
}
