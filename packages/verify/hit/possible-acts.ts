import type { Act } from '@plumb/guard/act';
import type { ApprovalRow } from '@plumb/guard/approval/pending-approval';
import { tieOf, tieTexts } from '../recusal/recusal.ts';
import { factsOf } from './facts-of.ts';
import { decisionActs, type HitAct, hitAct, hitActNames, hitRefusal } from './hit-machine.ts';
import type { HitView } from './hit-view.ts';
import { type HitRow, hitResource, type TaskRow } from './load-hit.ts';

/** Which acts a kind of request waits for. */
export const decidedBy: Record<string, { approve: HitAct; refuse: HitAct }> = {
  exemption: { approve: 'approve-exempt', refuse: 'refuse-exempt' },
  suppression: { approve: 'approve-exempt', refuse: 'refuse-exempt' },
  extension: { approve: 'approve-extend', refuse: 'refuse-extend' },
  clue_promotion: { approve: 'approve-clue', refuse: 'refuse-clue' },
  transfer_out: { approve: 'approve-transfer', refuse: 'refuse-transfer' },
};

/** Done on the task, by the field. */
const ofTheField: readonly HitAct[] = ['accept', 'feedback', 'extend'];

/** The acts that this caller's role allows in the present state, each with what is still missing. */
export async function possibleActs(
  act: Act,
  hit: HitRow,
  task: TaskRow | undefined,
  pending: ApprovalRow | undefined,
): Promise<HitView['acts']> {
  const { caller, house, db, now } = act;
  const awaited = pending && decidedBy[pending.kind];
  const tie = await tieOf(db, caller, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
  const facts = {
    ...(await factsOf(db, hit, task, { account: caller.account_id, now })),
    reason: '(given with the act)',
    proposer: pending?.requested_by ?? null,
    pending: pending !== undefined,
  };
  return hitActNames
    .filter((name) => hitAct(name).from.includes(hit.state) && !ofTheField.includes(name))
    .filter((name) => !decisionActs.has(name) || awaited?.approve === name || awaited?.refuse === name)
    .filter((name) => {
      const action = decisionActs.has(name) ? 'hit:decide' : `hit:${name}`;
      if (!house.policies.actions.includes(action)) return false;
      return house.policies.decide(caller, action, hitResource(hit, task)) === 'allow';
    })
    .map((name) => {
      const why = tie ? tieTexts[tie] : (hitRefusal(name, hit.state, facts)?.texts ?? null);
      return { act: `hit:${name}`, allowed: why === null, why_not: why };
    });
}
