import type { Caller } from '@plumb/guard/access/caller';
import { Refusal } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import { decideApproval } from '@plumb/guard/approval/decide-approval';
import type { House } from '@plumb/guard/house';
import { z } from 'zod';
import { changedMeanwhile } from '../conflict.ts';
import type { Acted } from '../hit/acted.ts';
import { lockClue, moveClue, refuseTied, saveClue } from './act-on-clue.ts';
import { clueFacts } from './clue-facts.ts';
import { clueActNames, clueRefusal } from './clue-machine.ts';
import { expectClueRevision } from './clue-step.ts';
import { clueResource } from './load-clue.ts';

export type DecideClue = {
  clue: string;
  revision: number;
  approval: string;
  decision: 'approve' | 'refuse';
  reason: string;
};

const askedSchema = z.object({ act: z.enum(clueActNames) }).loose();

/** A leader decides what an office asked for on a clue. Approved, it happens in the same act. */
export async function decideClue(house: House, caller: Caller, input: DecideClue): Promise<Acted> {
  return act(house, caller, 'clue:decide', async (act) => {
    const { clue, pending } = await lockClue(act, input.clue);
    const resource = clueResource(clue, pending?.requested_by);
    act.authorise('clue:see', resource);
    if (pending?.requested_by === caller.account_id)
      throw new Refusal({
        code: 'own-request',
        texts: { zh: '不得审批本人提出的申请', en: 'nobody approves their own request' },
        object: resource,
        action: 'clue:decide',
      });
    act.authorise('clue:decide', resource);
    await refuseTied(act, clue);
    await expectClueRevision(act, clue, input.revision);
    if (pending?.id !== input.approval) throw changedMeanwhile('—', clue.updated_at);
    const { act: name, ...brought } = askedSchema.parse(pending.details);
    const decided = await decideApproval(act, { approval: pending.id, decision: input.decision, note: input.reason });
    const details = { approval: decided.id, approval_no: decided.no };
    if (input.decision === 'refuse')
      return saveClue(act, clue, {
        name,
        state: clue.state,
        set: {},
        reason: input.reason,
        details,
        decision: 'refuse',
      });
    const facts = await clueFacts(act.db, { ...clue, ...brought }, undefined, {
      // What was true for who asked must still hold: nothing may have been taken out of the file meanwhile.
      account: pending.requested_by,
      now: act.now,
      reason: pending.reason,
    });
    const refusal = clueRefusal(name, clue.state, { ...facts, overdue: false });
    if (refusal) throw refusal;
    return moveClue(act, clue, name, brought, input.reason, details);
  });
}
