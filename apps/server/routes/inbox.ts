import { inboxSchema, readInbox } from '@plumb/correct/inbox/read-inbox';
import type { Door } from '../door.ts';

/** What waits for the one who asks. */
export function inboxRoutes({ app, house }: Door): void {
  app.get(
    '/api/inbox',
    {
      config: { action: 'session:list' },
      schema: {
        tags: ['session'],
        summary: 'What waits for the caller, over all nouns',
        response: { 200: inboxSchema },
      },
    },
    async ({ caller }) => readInbox(house, caller),
  );
}
