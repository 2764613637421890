import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { mayList } from '@plumb/verify/may-list';
import type { LetterFacts } from './letter-guard.ts';
import { letterAct, letterActNames, letterRefusal } from './letter-machine.ts';
import { letterPaper, openNumber } from './letter-paper.ts';
import { factsOf, type Letter, letterResource, loadLetter } from './letter-record.ts';
import { letterOf, templatesOf } from './letter-template.ts';
import type { LetterView } from './letter-view.ts';
import { letterItem } from './list-letters.ts';

const otherSteps: Record<string, { zh: string; en: string }> = {
  draft: { zh: '起草', en: 'Drafted' },
  remind: { zh: '到期提醒', en: 'Reminder' },
  escalate: { zh: '逾期升级,告知分管领导', en: 'Overdue: the leader in charge was told' },
};

/** Opens one letter, with what the caller may do with it now. Leaves a trace. */
export async function openLetter(house: House, caller: Caller, { id }: { id: string }): Promise<LetterView> {
  return act(house, caller, 'letter:open', async (act) => {
    const letter = await loadLetter(act.db, id);
    act.authorise('letter:open', letterResource(letter));
    act.record({ object: { type: 'letter', id } });
    const view = await viewOf(act, letter);
    return isOutside(caller) ? withoutInside(view) : view;
  });
}

const isOutside = ({ kind, roles }: Caller) => kind === 'person' && roles.every((role) => role === 'department_user');

/** What the addressee sees: the letter and what followed, never who signed or sent back its drafts and why, nor the hits and clues behind it. */
function withoutInside(view: LetterView): LetterView {
  const sent = view.history.findIndex(({ act }) => act === 'dispatch');
  return {
    ...view,
    model: null,
    about: view.about.filter(({ type }) => type === 'rectification'),
    sensitive_reason: null,
    chain: [],
    history: sent < 0 ? [] : view.history.slice(sent),
  };
}

async function viewOf(act: Act, letter: Letter): Promise<LetterView> {
  const { house, db } = act;
  const template = letterOf(house.library, letter.kind);
  const facts = await factsOf(act, letter, template);
  const steps = await db.selectFrom('letter_step').selectAll().where('letter', '=', letter.id).orderBy('no').execute();
  const replies = await db
    .selectFrom('letter_reply')
    .selectAll()
    .where('letter', '=', letter.id)
    .orderBy('at')
    .execute();
  const follows = letter.follows
    ? await db.selectFrom('letter').select(['id', 'number']).where('id', '=', letter.follows).executeTakeFirst()
    : undefined;
  const signed = steps.filter(
    ({ act, digest, no }) =>
      (act === 'countersign' || act === 'approve') &&
      digest === letter.content_digest &&
      no > (steps.findLast((step) => step.act === 'submit')?.no ?? 0),
  );
  const chain = (kind: 'countersign' | 'approve', offices: readonly string[]) =>
    offices.map((office) => {
      const done = signed.find((step) => step.act === kind && step.office === office);
      return { office, kind, by: done?.by_name ?? null, at: done?.at ?? null, opinion: done?.opinion ?? null };
    });
  const approved = chain('approve', template.approve);
  const shownFile = (file: Letter['file']) => file && { name: file.name, sha256: file.sha256, bytes: file.bytes };
  return {
    ...letterItem(house.library, letter, act.now),
    fields: letter.fields,
    copies: [...letter.copies],
    secrecy: letter.secrecy,
    urgency: letter.urgency,
    about: letter.about,
    follows: follows ?? null,
    paper: letterPaper(house.library, letter, {
      number: letter.number ?? openNumber(template.word, act.now),
      day: letter.dispatched_at ?? act.now,
    }),
    sensitive: [...facts.sensitive],
    sensitive_reason: letter.sensitive_reason,
    file: shownFile(letter.file),
    receipt: shownFile(letter.receipt),
    stages: letter.stages.map((stage) => ({
      ...stage,
      title: template.deadlines.find(({ id }) => id === stage.id)?.title ?? { zh: stage.id, en: stage.id },
    })),
    // Of the offices that may approve one does.
    chain: [
      ...chain('countersign', template.countersign),
      ...(approved.some(({ by }) => by !== null) ? approved.filter(({ by }) => by !== null) : approved.slice(-1)),
    ],
    replies: replies.map(({ id, stage, text, by_name, at, on_time, returned_because }) => ({
      id,
      stage,
      text,
      by_name,
      at,
      on_time,
      returned_because,
    })),
    aspects: template.aspects,
    assessment: letter.assessment,
    history: steps.map(({ no, act, from_state, to_state, office, by_name, opinion, at }) => ({
      no,
      act,
      title: otherSteps[act] ?? letterAct(act as Parameters<typeof letterAct>[0]).title,
      from_state,
      to_state,
      office,
      by_name,
      opinion,
      at,
    })),
    acts: actsOf(act, letter, facts),
  };
}

/** Guards that the act's own input fulfils are not held against it here. */
function actsOf(act: Act, letter: Letter, facts: LetterFacts): LetterView['acts'] {
  const hopeful: LetterFacts = { ...facts, reason: '...', sensitive_approved: true, aspects_missing: 0 };
  return letterActNames
    .filter((name) => letterAct(name).from.includes(letter.state))
    .flatMap((name) => {
      const decision = act.house.policies.decide(act.caller, `letter:${name}`, letterResource(letter));
      const refusal = letterRefusal(name, letter.state, hopeful);
      const { title } = letterAct(name);
      if (decision === 'allow')
        return [{ act: name, title, allowed: refusal === undefined, why_not: refusal?.texts ?? null }];
      return [];
    });
}

/** The file of a letter, or its receipt, as it was issued. */
export async function letterFile(
  house: House,
  caller: Caller,
  { id, which }: { id: string; which: 'file' | 'receipt' },
): Promise<{ name: string; content: Uint8Array }> {
  const file = await act(house, caller, 'letter:open', async (act) => {
    const letter = await loadLetter(act.db, id);
    act.authorise('letter:open', letterResource(letter));
    const file = letter[which];
    if (!file)
      throw new PlumbError({
        code: 'wrong-state',
        texts: { zh: '文书尚未编号送达,没有正式文件', en: 'the letter has not been issued: there is no file yet' },
        exit: 1,
      });
    act.record({ object: { type: 'letter', id }, after: file });
    return file;
  });
  return { name: file.name, content: await house.files.read(file.key) };
}

/** The kinds of letters that people write, with their fields. */
export async function listTemplates(house: House, caller: Caller) {
  await mayList(house, caller, 'letter:list');
  return [...templatesOf(house.library).values()].filter(({ form, word }) => form !== 'slip' && word !== null);
}

/** The register of numbers of a year: every one that was given, the cancelled ones with their reason. */
export async function readRegister(house: House, caller: Caller, asked: { year: number; kind?: string | undefined }) {
  await mayList(house, caller, 'letter:register');
  let query = house.records.db
    .selectFrom('letter_number')
    .leftJoin('letter', 'letter.id', 'letter_number.object_id')
    .selectAll('letter_number')
    .select('letter.unit_name')
    .where('letter_number.year', '=', asked.year);
  if (asked.kind) query = query.where('letter_number.kind', '=', asked.kind);
  const rows = await query.orderBy('letter_number.kind').orderBy('letter_number.n').execute();
  return { items: rows.map(({ issued_by: _issued, cancelled_by: _cancelled, ...entry }) => entry) };
}
