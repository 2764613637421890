import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { accountNamed } from '../account-named.ts';
import type { Acted } from '../hit/acted.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import { actOnTask, type OnTask } from './act-on-task.ts';

export type AcceptTask = OnTask & { verifiers: string[] };

/** The unit signs for the task and names its verifiers: two at least, none of them tied to the matter. */
export async function acceptTask(house: House, caller: Caller, input: AcceptTask): Promise<Acted> {
  const verifiers = [...new Set(input.verifiers)];
  return actOnTask(
    house,
    caller,
    { action: 'task:accept', step: 'accept', input, reason: '签收' },
    async ({ act, hit, task }) => {
      for (const id of verifiers) {
        const account = await accountNamed(act.db, id, ['field_verifier'], task.unit);
        const tie = await tieOf(act.db, account, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
        if (tie) throw recused(tie, { type: 'task', id: task.id }, account.name);
      }
      await act.db
        .updateTable('field_task')
        .set({ state: 'accepted', verifiers, accepted_at: act.now })
        .where('id', '=', task.id)
        .execute();
      return { details: { verifiers } };
    },
    () => ({ verifiers }),
  );
}
