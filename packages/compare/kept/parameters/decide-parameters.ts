import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { refuseSamePerson } from '@plumb/guard/account/same-person';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { modelResource } from '../model-resource.ts';

/** Approves or refuses proposed parameters: never who proposed them. Approved, they count for every run from then on. */
export async function decideParameters(
  house: House,
  caller: Caller,
  input: { proposal: string; approve: boolean; reason: string },
): Promise<{ id: string; model: string; no: number; state: 'approved' | 'refused' }> {
  return act(house, caller, 'model:decide_parameters', async (on) => {
    const { db, now, authorise, record, announce } = on;
    const one = await db
      .selectFrom('model_parameters')
      .selectAll()
      .where('id', '=', input.proposal)
      .forUpdate()
      .executeTakeFirst();
    if (!one) throw unseen({ type: 'model_parameters', id: input.proposal });
    authorise('model:decide_parameters', modelResource(one.model, one.proposed_by));
    await refuseSamePerson(on, one.proposed_by, { type: 'model_parameters', id: one.id }, 'model:decide_parameters');
    if (one.state !== 'proposed') throw decided(one.state);
    const state = input.approve ? ('approved' as const) : ('refused' as const);
    await db
      .updateTable('model_parameters')
      .set({ state, decided_by: caller.account_id, decided_at: now, decision_reason: input.reason })
      .where('id', '=', one.id)
      .execute();
    record({
      object: { type: 'model', id: one.model },
      before: { state: 'proposed' },
      after: { no: one.no, state },
      reason: input.reason,
    });
    announce({ topic: 'approval', id: one.id, unit: null });
    return { id: one.id, model: one.model, no: one.no, state };
  });
}

function decided(state: string): PlumbError {
  const [zh, en] = state === 'approved' ? ['已批准', 'approved'] : ['已退回', 'refused'];
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `这份参数变更${zh},只有待批准的才能决定`,
      en: `this proposal is ${en} already; only one that waits can be decided`,
    },
    exit: 1,
  });
}
