import { systemCaller } from '../access/system-caller.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';

/** From time to time: requests that nobody decided on in time, and approvals whose time is over, are marked as such. How many. */
export async function lapseApprovals(house: House): Promise<number> {
  return act(house, systemCaller, 'approval:lapse', async ({ db, now, record }) => {
    const lapsed = await db
      .updateTable('approval')
      .set((eb) => ({ state: 'expired', revision: eb('revision', '+', 1) }))
      .where('state', 'in', ['requested', 'approved'])
      .where('expires_at', '<', now)
      .returning(['id', 'kind'])
      .execute();
    for (const { id } of lapsed) record({ object: { type: 'approval', id }, after: { state: 'expired' } });
    return lapsed.length;
  });
}
