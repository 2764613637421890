import { randomUUID } from 'node:crypto';
import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { Act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Question } from '@plumb/stores/records/tables/field-task';
import { sql } from 'kysely';
import { accountNamed } from '../account-named.ts';
import { modelOf } from '../model-of.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import { actOnHit, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
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
  if (verifiers.length === 0) await expectVerifiers(act, hit, input.unit);
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

/** A group is worth sending to where two of its people may see the matter: one alone cannot sign for a task. */
async function expectVerifiers(act: Act, hit: HitRow, unit: string): Promise<void> {
  const group = await act.db
    .selectFrom('account')
    .select('id')
    .where('unit', '=', unit)
    .where('state', '=', 'active')
    .where(sql<boolean>`'field_verifier' = ANY (roles)`)
    .execute();
  const able = await Promise.all(group.map(({ id }) => accountNamed(act.db, id, ['field_verifier'], unit)));
  const seeing = able.filter(({ units, regions }) => {
    const inRegion = regions.some((prefix) => (hit.region ?? '').startsWith(prefix));
    return units === 'all' ? hit.unit !== null && inRegion : hit.unit !== null && units.includes(hit.unit);
  });
  if (seeing.length >= 2) return;
  throw new PlumbError({
    code: 'no-verifiers',
    where: unit,
    texts: {
      zh: `${unit} 没有两名可见该单位事项的核查员,请另选核查组或先由安全保密管理员授权`,
      en: `${unit} has no two verifiers who may see this unit's matters: choose another group, or have them granted`,
    },
    exit: 1,
  });
}

/** The model's questions, then those of who sends it. */
export function checklistOf(house: House, model: string, own: readonly Localised[] = []): Question[] {
  const asked = modelOf(house, model)?.verify ?? [];
  return [...asked, ...own].map((text, at) => ({ id: `q${at + 1}`, text }));
}
