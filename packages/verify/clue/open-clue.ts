import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import { type ApprovalRow, pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import { namesOf } from '../account-named.ts';
import { hitItem, listColumns } from '../hit/hit-item.ts';
import { tieOf, tieTexts } from '../recusal/recusal.ts';
import { clueFacts } from './clue-facts.ts';
import type { ClueGuard } from './clue-guard.ts';
import { clueAct, clueActNames, clueRefusal } from './clue-machine.ts';
import type { ClueView } from './clue-view.ts';
import { clueItem, visibleClues } from './list-clues.ts';
import { type ClueRow, clueNo, clueResource, loadClue } from './load-clue.ts';

/** What a form brings with the act: its absence is no reason to hide the act. */
const broughtByForm: readonly ClueGuard[] = [
  'reason', 'original named', 'destination named', 'office named', 'two handlers', 'weighed together', 'trigger named', 'outcome stated',
  'party committee', 'reporter answered',
]; // biome-ignore format: names

/** One clue with its hits, documents and history, and what this caller may do with it now. Leaves a trace. */
export async function openClue(house: House, caller: Caller, id: string): Promise<ClueView> {
  return act(house, caller, 'clue:open', async (act) => {
    const clue = await loadClue(act.db, id);
    if (!clue) throw unseen({ type: 'clue', id });
    act.authorise('clue:open', clueResource(clue));
    act.record({ object: { type: 'clue', id } });
    const { db } = act;
    const pending = await pendingApproval(db, { type: 'clue', id });
    const hits = await db
      .selectFrom('hit')
      .innerJoin('clue_hit', 'clue_hit.hit', 'hit.id')
      .select(listColumns.map((column) => `hit.${column}` as const))
      .where('clue_hit.clue', '=', id)
      .orderBy('hit.occurred_at')
      .execute();
    const documents = await db
      .selectFrom('clue_document')
      .select(['id', 'kind', 'title', 'body', 'signers', 'at', 'by'])
      .where('clue', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute();
    const steps = await db.selectFrom('clue_step').selectAll().where('clue', '=', id).orderBy('id').execute();
    const others = await db
      .selectFrom('clue')
      .selectAll()
      .where('subject_type', '=', clue.subject_type)
      .where('subject_key', '=', clue.subject_key)
      .where('id', '!=', id)
      .where(visibleClues(caller))
      .orderBy('received_at', 'desc')
      .limit(20)
      .execute();
    const original = clue.duplicate_of ? await loadClue(db, clue.duplicate_of) : undefined;
    return {
      ...clueItem(clue, act.now),
      facts: clue.facts,
      duplicate_of:
        original && house.policies.decide(caller, 'clue:see', clueResource(original)) === 'allow'
          ? { id: original.id, no: clueNo(original) }
          : null,
      maybe_duplicates: others.map((row) => clueItem(row, act.now)),
      hits: hits.map((hit) => hitItem(house, hit, act.now)),
      candidate: clue.candidate,
      extended: clue.extended,
      amount_recovered: clue.amount_recovered,
      form: clue.form,
      documents,
      history: steps.map((one) => ({
        at: one.at,
        act: one.act,
        actor: one.actor,
        actor_name: one.actor_name,
        from: one.from_state,
        to: one.to_state,
        note: one.note,
      })),
      pending: await pendingView(act, pending),
      acts: await actsOf(act, clue, pending),
    };
  });
}

async function pendingView(act: Act, pending: ApprovalRow | undefined): Promise<ClueView['pending']> {
  if (!pending) return [];
  const names = await namesOf(act.db, [pending.requested_by]);
  return [
    {
      approval: pending.id,
      action: `clue:${String(pending.details['act'])}`,
      requested_by: pending.requested_by,
      requested_name: names.get(pending.requested_by) ?? pending.requested_by,
      requested_at: pending.requested_at,
      reason: pending.reason,
    },
  ];
}

async function actsOf(act: Act, clue: ClueRow, pending: ApprovalRow | undefined): Promise<ClueView['acts']> {
  const { caller, house, db, now } = act;
  const hits = await db.selectFrom('clue_hit').select('hit').where('clue', '=', clue.id).execute();
  const tie = await tieOf(db, caller, {
    hits: hits.map(({ hit }) => hit),
    subject_key: clue.subject_key,
    unit: clue.unit,
  });
  const facts = await clueFacts(db, clue, pending, { account: caller.account_id, now, reason: '' });
  return clueActNames
    .filter((name) => clueAct(name).from.includes(clue.state))
    .filter((name) => house.policies.decide(caller, `clue:${name}`, clueResource(clue)) === 'allow')
    .map((name) => {
      const { to, needs } = clueAct(name);
      const settled = needs.filter((need) => !broughtByForm.includes(need));
      const why = tie ? tieTexts[tie] : (clueRefusal(name, clue.state, facts, settled)?.texts ?? null);
      return {
        act: name,
        to: to === 'same' ? clue.state : to,
        allowed: why === null,
        why_not: why,
        needs: needs.filter((need) => broughtByForm.includes(need)),
      };
    });
}
