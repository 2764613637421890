import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { ClueDocumentKind } from '@plumb/stores/records/tables/clue';
import type { Acted } from '../hit/acted.ts';
import { lockClue, refuseTied } from './act-on-clue.ts';
import { expectClueRevision, writeClueStep } from './clue-step.ts';
import { type ClueRow, clueNo, clueResource } from './load-clue.ts';

export type AddDocument = { clue: string; revision: number; kind: ClueDocumentKind; title: string; body: string };

/** Puts a document into the file of a clue: a plan, minutes, a report. It is signed apart, and never changed. */
export async function addDocument(
  house: House,
  caller: Caller,
  input: AddDocument,
): Promise<Acted & { document: string }> {
  return act(house, caller, 'clue:document', async (act) => {
    const { clue } = await lockClue(act, input.clue);
    act.authorise('clue:document', clueResource(clue));
    await refuseTied(act, clue);
    await expectClueRevision(act, clue, input.revision);
    expectUnsealed(clue.state);
    const id = randomUUID();
    const { kind, title, body } = input;
    await act.db
      .insertInto('clue_document')
      .values({
        id,
        clue: clue.id,
        kind,
        title,
        body,
        signers: [caller.account_id],
        by: caller.account_id,
        at: act.now,
      })
      .execute();
    return { ...(await touched(act, input.clue, `${kind}: ${title}`)), document: id };
  });
}

export type SignDocument = { clue: string; revision: number; document: string };

/** A handler signs a document of the clue. */
export async function signDocument(house: House, caller: Caller, input: SignDocument): Promise<Acted> {
  return act(house, caller, 'clue:document', async (act) => {
    const { clue } = await lockClue(act, input.clue);
    act.authorise('clue:document', clueResource(clue));
    await refuseTied(act, clue);
    await expectClueRevision(act, clue, input.revision);
    expectUnsealed(clue.state);
    const document = await act.db
      .selectFrom('clue_document')
      .selectAll()
      .where('id', '=', input.document)
      .where('clue', '=', clue.id)
      .executeTakeFirst();
    if (!document)
      throw new PlumbError({
        code: 'not-found',
        texts: { zh: '卷内没有该文书', en: 'the file has no such document' },
        exit: 1,
      });
    const signers = [...new Set([...document.signers, caller.account_id])];
    await act.db.updateTable('clue_document').set({ signers }).where('id', '=', document.id).execute();
    return touched(act, clue.id, `signed: ${document.title}`);
  });
}

/** The seal of the archive covers the documents and who signed them. */
function expectUnsealed(state: ClueRow['state']): void {
  if (state === 'C95')
    throw new PlumbError({
      code: 'wrong-state',
      texts: { zh: '线索已归档封存(C95),须先重开', en: 'the clue is archived and sealed (C95): reopen it first' },
      exit: 1,
    });
}

async function touched(act: Parameters<typeof lockClue>[0], id: string, note: string): Promise<Acted> {
  const row = await act.db
    .updateTable('clue')
    .set((eb) => ({ revision: eb('revision', '+', 1), updated_at: act.now }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeClueStep(act, id, { act: 'clue:document', from: row.state, to: row.state, note });
  act.record({ object: { type: 'clue', id }, after: { document: note } });
  act.announce({ topic: 'clue', id, unit: row.unit });
  return { id, no: clueNo(row), state: row.state, revision: row.revision, due_at: row.due_at, approval: null };
}
