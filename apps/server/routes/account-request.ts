import { decideAccountRequest, withdrawAccountRequest } from '@plumb/guard/account/decide-account-request';
import { z } from 'zod';
import type { Door } from '../door.ts';

const tags = ['accounts'];
const params = z.object({ id: z.uuid() });
const state = z.enum(['requested', 'approved', 'refused', 'withdrawn', 'expired']);
const decided = z.object({ id: z.string(), no: z.string().nullable(), state, revision: z.number() });

/** What one administrator asked about an account, and one of another office confirms. They are listed and read with the other approvals. */
export function accountRequestRoutes({ app, house }: Door): void {
  app.post(
    '/api/account-requests/:id/decide',
    {
      config: { action: 'approval:decide', repeatable: false },
      schema: {
        tags,
        summary: 'Confirm or refuse; confirmed, it happens at once, and the second half of a password is shown',
        params,
        body: z.object({
          decision: z.enum(['approve', 'refuse']),
          note: z.string().trim().min(2).max(1000),
          revision: z.number().int().min(1),
        }),
        response: { 200: decided.extend({ second_half: z.string().nullable() }) },
      },
    },
    async ({ caller, params, body }) => {
      const { approval, second_half } = await decideAccountRequest(house, caller, { approval: params.id, ...body });
      return { ...approval, second_half };
    },
  );
  app.post(
    '/api/account-requests/:id/withdraw',
    {
      config: { action: 'approval:withdraw' },
      schema: { tags, summary: 'Take one’s own request back', params, response: { 200: decided } },
    },
    async ({ caller, params }) => withdrawAccountRequest(house, caller, params.id),
  );
}
