import { PlumbError } from '@plumb/ground/problem';
import type { Resource } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { withOtherAccounts } from '@plumb/guard/account/same-person';
import type { Act } from '@plumb/guard/act';
import type { Db } from '@plumb/stores/records/open-records';
import type { LetterState, LetterTable } from '@plumb/stores/records/tables/letter';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Template } from '../paper/template.ts';
import type { LetterFacts } from './letter-guard.ts';
import { type LetterAct, stepLetter } from './letter-machine.ts';
import { letterDigest } from './letter-paper.ts';
import { letterStateTitles } from './letter-state.ts';
import { letterOf } from './letter-template.ts';
import { sensitiveFields } from './sensitive-text.ts';

export type Letter = Selectable<LetterTable>;

/** A letter as the policies see it: the addressee's matter. */
export function letterResource(
  letter: Pick<Letter, 'id' | 'unit' | 'region' | 'state' | 'drafted_by' | 'drafters'>,
): Resource {
  return {
    type: 'letter',
    id: letter.id,
    unit: letter.unit,
    region: letter.region,
    attributes: { state: letter.state, requested_by: letter.drafted_by, prepared_by: letter.drafters },
  };
}

/** Loads a letter, held until the end of the act where `hold` is set; one that does not exist is "not found". */
export async function loadLetter(db: Db, id: string, hold = false): Promise<Letter> {
  const query = db.selectFrom('letter').selectAll().where('id', '=', id);
  const letter = await (hold ? query.forUpdate() : query).executeTakeFirst();
  if (!letter) throw unseen({ type: 'letter', id });
  return letter;
}

export type Opened = { letter: Letter; template: Template; facts: LetterFacts };

/** Loads and authorises a letter for an act, and refuses where it moved since the caller saw it. */
export async function letterForAct(
  act: Act,
  name: LetterAct,
  asked: { id: string; revision: number },
  more: Partial<LetterFacts> = {},
): Promise<Opened> {
  const letter = await loadLetter(act.db, asked.id, true);
  act.authorise(`letter:${name}`, letterResource(letter));
  if (letter.revision !== asked.revision) throw await changedMeanwhile(act.db, letter);
  const template = letterOf(act.house.library, letter.kind);
  return { letter, template, facts: { ...(await factsOf(act, letter, template)), ...more } };
}

/** What the machine looks at, of a letter as it stands. */
export async function factsOf(
  act: Pick<Act, 'db' | 'caller'>,
  letter: Letter,
  template: Template,
): Promise<LetterFacts> {
  const { caller } = act;
  const signed = await act.db
    .selectFrom('letter_step')
    .select(['by', 'office', 'digest'])
    .where('letter', '=', letter.id)
    .where('act', 'in', ['countersign', 'approve'])
    .where('digest', '=', letter.content_digest ?? '')
    .where('no', '>', lastSubmission(act.db, letter.id))
    .execute();
  return {
    actor: caller.account_id,
    actor_unit: caller.unit,
    actor_roles: caller.roles,
    machine: caller.kind !== 'person',
    drafters: await withOtherAccounts(act.db, letter.drafters),
    signed_off: signed.map(({ by, office }) => ({ by, office: office ?? '' })),
    countersign: template.countersign,
    approve: template.approve,
    addressee: letter.unit,
    reason: '',
    missing: template.fields
      .filter(({ id, required }) => required && [letter.fields[id] ?? ''].flat().every((one) => one.trim() === ''))
      .map(({ id }) => id),
    sensitive: sensitiveFields(letter.fields),
    sensitive_approved: letter.sensitive_reason !== null,
    as_approved: letter.content_digest === letterDigest(letter),
    stages_open: letter.stages.filter(({ done_at }) => done_at === null).length,
    aspects_missing: 0,
  };
}

function lastSubmission(db: Db, id: string) {
  return db
    .selectFrom('letter_step')
    .select(sql<number>`coalesce(max(no), 0)`.as('no'))
    .where('letter', '=', id)
    .where('act', '=', 'submit');
}

/** Steps the machine, saves the changes, the step and its ledger entry. */
export async function stepAndSave(
  act: Act,
  name: LetterAct,
  { letter, facts }: Opened,
  changes: Updateable<LetterTable> = {},
  step: { office?: string; opinion?: string; digest?: string } = {},
): Promise<Letter> {
  const state = stepLetter(name, letter.state, facts);
  return saveLetter(act, name, letter, state, changes, step);
}

/** Saves a letter's change with its step; for acts of the platform that move no state as well. */
export async function saveLetter(
  act: Act,
  name: string,
  letter: Letter,
  state: LetterState,
  changes: Updateable<LetterTable>,
  step: { office?: string | undefined; opinion?: string | undefined; digest?: string | undefined } = {},
): Promise<Letter> {
  const saved = await act.db
    .updateTable('letter')
    .set({ ...changes, state, revision: letter.revision + 1, updated_at: act.now })
    .where('id', '=', letter.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await addStep(act, name, saved, letter.state, step);
  act.record({
    object: { type: 'letter', id: letter.id },
    before: letter,
    after: saved,
    ...(step.opinion && { reason: step.opinion }),
  });
  act.announce({ topic: 'letter', id: letter.id, unit: letter.unit });
  return saved;
}

export async function addStep(
  act: Act,
  name: string,
  letter: Letter,
  from: LetterState | null,
  step: { office?: string | undefined; opinion?: string | undefined; digest?: string | undefined } = {},
): Promise<void> {
  const { last } = await act.db
    .selectFrom('letter_step')
    .select(sql<number>`coalesce(max(no), 0)`.as('last'))
    .where('letter', '=', letter.id)
    .executeTakeFirstOrThrow();
  await act.db
    .insertInto('letter_step')
    .values({
      letter: letter.id,
      no: last + 1,
      act: name,
      from_state: from,
      to_state: letter.state,
      office: step.office ?? null,
      by: act.caller.account_id,
      by_name: act.caller.name,
      opinion: step.opinion ?? null,
      digest: step.digest ?? null,
      at: act.now,
    })
    .execute();
}

async function changedMeanwhile(db: Db, letter: Letter): Promise<PlumbError> {
  const last = await db
    .selectFrom('letter_step')
    .select(['by_name', 'at'])
    .where('letter', '=', letter.id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { zh, en } = letterStateTitles[letter.state];
  const who = last ? last.by_name : '';
  const at = last ? last.at : letter.updated_at;
  return new PlumbError({
    code: 'changed-meanwhile',
    texts: {
      zh: `${who}已于 ${at} 更新该文书(现为“${zh}”),您的操作未生效,请刷新后再办理`,
      en: `${who} changed this letter at ${at} (now "${en}"); nothing of yours was done: reload and try again`,
    },
    exit: 1,
  });
}

/** What a write on a letter answers. */
export function acted(letter: Letter) {
  const { id, number, no, state, revision, due_at } = letter;
  return { id, no: number ?? no, state, revision, due_at, approval: null };
}
