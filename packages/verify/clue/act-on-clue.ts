import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import { type ApprovalRow, pendingApproval } from '@plumb/guard/approval/pending-approval';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import { takeNumber } from '@plumb/guard/approval/take-number';
import type { House } from '@plumb/guard/house';
import type { ClueState, ClueTable } from '@plumb/stores/records/tables/clue';
import type { Updateable } from 'kysely';
import { accountNamed } from '../account-named.ts';
import { dueAt } from '../deadline/deadline.ts';
import type { Acted } from '../hit/acted.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import { clueFacts } from './clue-facts.ts';
import type { ClueInput } from './clue-input.ts';
import { type ClueAct, clueAct, clueExtension, clueLimit, clueRefusal, disposals } from './clue-machine.ts';
import { expectClueRevision, writeClueStep } from './clue-step.ts';
import { type ClueRow, clueNo, clueResource, loadClue } from './load-clue.ts';

export type ActOnClue = ClueInput & { clue: string; revision: number; act: ClueAct; reason: string };

/** One act on one clue. What needs an approval is only asked for here; decide-clue.ts does it. */
export async function actOnClue(house: House, caller: Caller, input: ActOnClue): Promise<Acted> {
  const name = input.act;
  return act(house, caller, `clue:${name}`, async (act) => {
    const { clue, pending } = await lockClue(act, input.clue);
    act.authorise(`clue:${name}`, clueResource(clue));
    await refuseTied(act, clue);
    await expectClueRevision(act, clue, input.revision);
    const brought = broughtBy(name, input, clue, caller.account_id);
    const facts = await clueFacts(act.db, { ...clue, ...brought }, pending, {
      account: caller.account_id,
      now: act.now,
      reason: input.reason,
    });
    const refusal = clueRefusal(name, clue.state, facts);
    if (refusal) throw refusal;
    if (brought.handlers) await refuseTiedHandlers(act, clue, brought.handlers);
    if (brought.duplicate_of) await expectOriginal(act, clue, brought.duplicate_of);
    if (!clueAct(name).approval)
      return moveClue(act, clue, name, { ...brought, ...(await extra(act, clue, name)) }, input.reason);
    const asked = await requestApproval(act, {
      kind: 'clue_step',
      object: { type: 'clue', id: clue.id, unit: clue.unit, region: clue.region },
      purpose: clueAct(name).title.zh,
      reason: input.reason,
      details: { act: name, ...brought },
    });
    return saveClue(act, clue, { name, state: clue.state, set: {}, reason: input.reason, asked: asked.id });
  });
}

/** Which columns the act's input sets; what an act does not name it does not change. */
function broughtBy(
  name: ClueAct,
  input: ActOnClue,
  clue: ClueRow,
  actor: string,
): Updateable<ClueTable> & Partial<ClueRow> {
  switch (name) {
    case 'duplicate':
      return { duplicate_of: input.duplicate_of ?? null };
    case 'not-ours':
      return { where_to: input.where_to ?? null };
    case 'propose-assignment':
      return { office: input.office ?? null, handlers: input.handlers ?? [], proposed_by: actor, endorsed_by: null };
    case 'endorse-assignment':
      return { endorsed_by: clue.endorsed_by };
    case 'undertake':
    case 'hand-over':
      return input.handlers ? { handlers: [...new Set(input.handlers)] } : {};
    case 'talk':
    case 'verify':
    case 'file':
      return given({ participants: input.participants, is_head: input.is_head, committee_ref: input.committee_ref });
    case 'hold':
      return given({ participants: input.participants, trigger: input.trigger });
    case 'conclude':
      return given({ participants: input.participants });
    case 'close':
    case 'close-case':
      return given({ form: input.form, amount_recovered: input.amount_recovered });
    case 'archive':
      return given({ feedback_at: input.feedback_at && `${input.feedback_at} 00:00:00` });
    default:
      return {};
  }
}

const given = <T extends Record<string, unknown>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** What the platform adds to an act: the number of the register, who endorsed, the seal of the file. */
async function extra(act: Act, clue: ClueRow, name: ClueAct): Promise<Updateable<ClueTable>> {
  if (name === 'admit' && clue.number === null) {
    const year = Number(act.now.slice(0, 4));
    const region = (clue.region ?? '').padEnd(6, '0').slice(0, 6);
    const order = await takeNumber(act.db, `clue/${region}`, year);
    return { number: `${year}${region}${String(order).padStart(5, '0')}` };
  }
  if (name === 'endorse-assignment') return { endorsed_by: act.caller.account_id };
  if (name === 'refuse-assignment') return { endorsed_by: null };
  if (name === 'archive') return { sealed_digest: await digestOfFile(act, clue) };
  return {};
}

/** Digest over the clue, its steps and documents, in their order: whoever opens the archive can check that nothing moved. */
async function digestOfFile(act: Act, clue: ClueRow): Promise<string> {
  const steps = await act.db.selectFrom('clue_step').selectAll().where('clue', '=', clue.id).orderBy('id').execute();
  const documents = await act.db
    .selectFrom('clue_document')
    .selectAll()
    .where('clue', '=', clue.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const bytes = Buffer.from(JSON.stringify([clue.id, clue.number, steps, documents]));
  return `${act.house.seal.hash}:${Buffer.from(act.house.seal.digest(bytes)).toString('hex')}`;
}

/** Moves a clue as the machine says, with the columns that the act brought. */
export async function moveClue(
  act: Act,
  clue: ClueRow,
  name: ClueAct,
  brought: Updateable<ClueTable>,
  reason: string,
  details: Record<string, unknown> = {},
): Promise<Acted> {
  const { to } = clueAct(name);
  const state = to === 'same' ? clue.state : to;
  const limit = clueLimit(state);
  const set: Updateable<ClueTable> = { ...brought };
  if (name === 'extend') {
    const from = clue.due_at && clue.due_at > act.now ? clue.due_at : act.now;
    Object.assign(set, { extended: clue.extended + 1, due_at: dueAt(from, clueExtension), escalated: 0 });
  } else if (to !== 'same')
    Object.assign(set, {
      state,
      state_since: act.now,
      due_at: limit && dueAt(act.now, limit),
      extended: 0,
      escalated: 0,
    });
  if ((disposals as readonly string[]).includes(state) && state !== clue.state)
    set.disposal = state as ClueTable['disposal'];
  return saveClue(act, clue, { name, state, set, reason, details });
}

type Saved = {
  name: ClueAct;
  state: ClueState;
  set: Updateable<ClueTable>;
  reason: string;
  details?: Record<string, unknown>;
  asked?: string;
  decision?: 'refuse';
};

export async function saveClue(act: Act, clue: ClueRow, saved: Saved): Promise<Acted> {
  const row = await act.db
    .updateTable('clue')
    .set({ ...saved.set, revision: clue.revision + 1, updated_at: act.now })
    .where('id', '=', clue.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const words = saved.asked ? 'ask' : saved.decision;
  await writeClueStep(act, clue.id, {
    act: `clue:${saved.name}${words ? `:${words}` : ''}`,
    from: clue.state,
    to: row.state,
    note: saved.reason,
    details: { ...saved.details, ...(saved.asked ? { approval: saved.asked } : {}) },
  });
  act.record({ object: { type: 'clue', id: clue.id }, before: clue, after: row, reason: saved.reason });
  act.announce({ topic: 'clue', id: clue.id, unit: clue.unit });
  return {
    id: row.id,
    no: clueNo(row),
    state: row.state,
    revision: row.revision,
    due_at: row.due_at,
    approval: saved.asked ?? null,
  };
}

export async function lockClue(act: Act, id: string): Promise<{ clue: ClueRow; pending: ApprovalRow | undefined }> {
  const clue = await loadClue(act.db, id, true);
  if (!clue) throw unseen({ type: 'clue', id });
  return { clue, pending: await pendingApproval(act.db, { type: 'clue', id }) };
}

export async function refuseTied(act: Act, clue: ClueRow): Promise<void> {
  const tie = await tieOf(act.db, act.caller, await matterOf(act, clue));
  if (tie) throw recused(tie, { type: 'clue', id: clue.id });
}

async function refuseTiedHandlers(act: Act, clue: ClueRow, handlers: readonly string[]): Promise<void> {
  const matter = await matterOf(act, clue);
  for (const id of handlers) {
    const account = await accountNamed(act.db, id, ['supervision_officer', 'field_verifier']);
    const tie = await tieOf(act.db, account, matter);
    if (tie) throw recused(tie, { type: 'clue', id: clue.id }, account.name);
  }
}

async function matterOf(act: Act, clue: ClueRow) {
  const hits = await act.db.selectFrom('clue_hit').select('hit').where('clue', '=', clue.id).execute();
  return { hits: hits.map(({ hit }) => hit), subject_key: clue.subject_key, unit: clue.unit };
}

async function expectOriginal(act: Act, clue: ClueRow, id: string): Promise<void> {
  const original = id === clue.id ? undefined : await loadClue(act.db, id);
  if (!original) throw unseen({ type: 'clue', id });
  act.authorise('clue:see', clueResource(original));
}
