import { linkPerson } from '@plumb/verify/recusal/link-person';
import { z } from 'zod';
import type { Door } from '../door.ts';

/** Who an account is, for recusal alone. */
export function recusalRoutes({ app, house }: Door): void {
  app.post(
    '/api/recusal/links',
    {
      config: { action: 'recusal:link' },
      schema: {
        tags: ['accounts'],
        summary: 'Say which person an account is, so that it is kept from matters of its own and of its kin',
        body: z.object({ account: z.string().min(1).max(80), id_no: z.string().trim().min(15).max(24) }),
        response: { 204: z.null() },
      },
    },
    async ({ caller, body }, reply) => {
      await linkPerson(house, caller, body);
      return reply.code(204).send(null);
    },
  );
}
