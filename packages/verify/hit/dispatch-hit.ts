import { randomUUID } from 'node:crypto';
import type { Localised } from '@plumb/ground/localised';
import type { Caller } from '@plumb/guard/access/caller';
import type { Act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Question } from '@plumb/stores/records/tables/field-task';
import { accountNamed } from '../account-named.ts';
import { modelOf } from '../model-of.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import { actOnHit, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
import { canVerify, groupVerifiers, noVerifiers } from './group-verifiers.ts';
import type { HitRow } from './load-hit.ts';

export type DispatchHit = OnHit & {
  unit: string;
  verifiers?: string[] | undefined;
  questions?: Localised[] | undefined;
  note?: string | undefined;
};

/** Sends a hit to a unit to be verified: the model's questions and the masked evidence of its last finding. */
export async function dispatchHit(house: House, caller: Caller, input: DispatchHit): Promise<Acted> {
  return actOnHit(house, caller, 'dispatch', input, async ({ act, hit }) => {
    const task = await sendTask(act, hit, input);
    return { set: { task }, details: { task, unit: input.unit } };
  });
}

/** Sends it to another unit before the first accepted it. */
export async function redirectHit(house: House, caller: Caller, input: DispatchHit): Promise<Acted> {
  return actOnHit(house, caller, 'redirect', input, async ({ act, hit, task: earlier }) => {
    if (earlier)
      await act.db.updateTable('field_task').set({ state: 'recalled' }).where('id', '=', earlier.id).execute();
    const task = await sendTask(act, hit, input);
    return { set: { task }, details: { task, unit: input.unit, from: earlier?.unit ?? null } };
  });
}

async function sendTask(act: Act, hit: HitRow, input: DispatchHit): Promise<string> {
  if (input.unit === hit.unit) throw recused('same unit', { type: 'hit', id: hit.id }, input.unit);
  const verifiers = [...new Set(input.verifiers ?? [])];
  for (const id of verifiers) {
    const account = await accountNamed(act.db, id, ['field_verifier'], input.unit);
    const tie = await tieOf(act.db, account, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
    if (tie) throw recused(tie, { type: 'hit', id: hit.id }, account.name);
  }
  if (verifiers.length === 0 && !canVerify(await groupVerifiers(act.db, input.unit), hit))
    throw noVerifiers(input.unit);
  const { no } = await act.db
    .selectFrom('hit_version')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('hit', '=', hit.id)
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await act.db
    .insertInto('field_task')
    .values({
      id,
      hit: hit.id,
      hit_version: no ?? 0,
      unit: input.unit,
      state: 'sent',
      checklist: JSON.stringify(checklistOf(act.house, hit.model, input.questions)),
      note: input.note ?? '',
      verifiers,
      sent_by: act.caller.account_id,
      sent_at: act.now,
    })
    .execute();
  act.announce({ topic: 'task', id, unit: input.unit });
  return id;
}

/** The model's questions, then those of who sends it. */
export function checklistOf(house: House, model: string, own: readonly Localised[] = []): Question[] {
  const asked = modelOf(house, model)?.verify ?? [];
  return [...asked, ...own].map((text, at) => ({ id: `q${at + 1}`, text }));
}
