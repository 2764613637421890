import { createHash } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { RectificationEvidenceTable } from '@plumb/stores/records/tables/rectification';
import { fileKindOf } from '@plumb/verify/task/file-kind';
import { stepRectification } from './rectification-machine.ts';
import { addStep, factsOf, loadRectification, rectificationResource } from './rectification-record.ts';

export type AttachEvidence = {
  rectification: string;
  /** Made by who sends it: sent again it is the same one. */
  id: string;
  kind: RectificationEvidenceTable['kind'];
  name: string;
  note: string;
  bytes: Uint8Array;
};

/** A proof, a voucher of recovered money or a rule that was made. Checked by its content, kept as it came, under its hash. */
export async function attachEvidence(house: House, caller: Caller, input: AttachEvidence) {
  const { mime, ending } = await fileKindOf(input.name, input.bytes);
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  return act(house, caller, 'rectification:file', async (act) => {
    const row = await loadRectification(act.db, input.rectification, true);
    act.authorise('rectification:file', rectificationResource(row));
    stepRectification('file', row.state, await factsOf(act, row));
    const earlier = await act.db
      .selectFrom('rectification_evidence')
      .selectAll()
      .where('id', '=', input.id)
      .executeTakeFirst();
    if (earlier?.rectification === row.id && earlier.sha256 === sha256) return evidenceShown(earlier);
    if (earlier) throw idTaken();
    const key = `rectifications/${row.id}/${input.id}/${sha256}.${ending}`;
    if (!(await house.files.has(key))) await house.files.put(key, input.bytes);
    const kept = await act.db
      .insertInto('rectification_evidence')
      .values({
        id: input.id,
        rectification: row.id,
        kind: input.kind,
        name: input.name
          .replace(/^.*[\\/]/, '')
          .replace(/\p{Cc}/gu, '')
          .slice(-120),
        key,
        mime,
        sha256,
        bytes: input.bytes.length,
        note: input.note,
        by: caller.account_id,
        by_name: caller.name,
        at: act.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await addStep(act, 'file', row, row.state, kept.name);
    act.record({ object: { type: 'rectification', id: row.id }, after: { file: kept.id, sha256 } });
    act.announce({ topic: 'rectification', id: row.id, unit: row.unit });
    return evidenceShown(kept);
  });
}

/** One attached file; leaves a trace. */
export async function readEvidence(house: House, caller: Caller, input: { rectification: string; file: string }) {
  const kept = await act(house, caller, 'rectification:open', async (act) => {
    const row = await loadRectification(act.db, input.rectification);
    act.authorise('rectification:open', rectificationResource(row));
    const kept = await act.db
      .selectFrom('rectification_evidence')
      .selectAll()
      .where('id', '=', input.file)
      .where('rectification', '=', row.id)
      .executeTakeFirst();
    if (!kept) throw unseen({ type: 'file', id: input.file });
    act.record({ object: { type: 'rectification', id: row.id }, reason: `file ${kept.id}` });
    return kept;
  });
  return { name: kept.name, mime: kept.mime, content: await house.files.read(kept.key) };
}

/** As it is shown; its place in the store is nobody's matter. */
export function evidenceShown(row: RectificationEvidenceTable) {
  const { id, kind, name, mime, sha256, bytes, note, by_name, at } = row;
  return { id, kind, name, mime, sha256, bytes, note, by_name, at };
}

function idTaken(): PlumbError {
  return new PlumbError({
    code: 'file-exists',
    texts: { zh: '该编号已用于另一文件,请重新选择文件', en: 'this id is taken by another file: choose the file again' },
    exit: 1,
    where: 'id',
  });
}
