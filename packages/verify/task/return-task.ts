import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Acted } from '../hit/acted.ts';
import { returnHit } from '../hit/review-hit.ts';
import type { OnTask } from './act-on-task.ts';

/** The answer is not enough: back to the verifiers, the same as returning its hit. */
export async function returnTask(house: House, caller: Caller, input: OnTask & { reason: string }): Promise<Acted> {
  const task = await house.records.db
    .selectFrom('field_task')
    .select('hit')
    .where('id', '=', input.task)
    .executeTakeFirst();
  if (!task)
    return act(house, caller, 'task:return', async () => {
      throw unseen({ type: 'task', id: input.task });
    });
  return returnHit(house, caller, { hit: task.hit, revision: input.revision, reason: input.reason });
}
