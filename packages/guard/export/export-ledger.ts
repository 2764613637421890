import type { Caller } from '../access/caller.ts';
import { act } from '../act.ts';
import { requireApproval } from '../approval/require-approval.ts';
import { watermark } from '../disclosure/watermark.ts';
import type { House } from '../house.ts';
import { makeCheckpoint } from '../ledger/checkpoint.ts';
import { exportLines } from '../ledger/exported-ledger.ts';
import { type ExportRow, lockExport } from './export.ts';

/** Makes the file of an approved export of the ledger: everything up to a checkpoint that is signed now, to be verified without the platform. */
export async function makeLedgerExport(house: House, caller: Caller, id: string): Promise<ExportRow> {
  const asked = await act(house, caller, 'export:make', async (on) => {
    const wanted = await lockExport(on, id);
    const { kind, requested_by } = wanted;
    on.authorise('export:fetch', { type: 'export', id, unit: null, region: null, attributes: { kind, requested_by } });
    const approval = await requireApproval(on, 'export', { type: 'export', id }, caller.account_id);
    on.record({ object: { type: 'export', id }, reason: `${approval.purpose} ${approval.no}` });
    return { wanted, no: approval.no ?? '' };
  });
  if (asked.wanted.made_at !== null) return asked.wanted;
  await makeCheckpoint(house);
  return house.records.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const last = await db
        .selectFrom('ledger_checkpoint')
        .select('size')
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      const now = house.now();
      const lines = exportLines(db, 1, last.size, watermark(caller, now, asked.no));
      const stored = await house.files.put(`exports/${id}/ledger.jsonl`, bytes(lines));
      return db
        .updateTable('export')
        .set({
          made_at: now,
          file_key: stored.key,
          file_name: `审计账本 ${asked.no}.jsonl`,
          sha256: stored.sha256,
          rows: last.size,
          more: false,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
}

async function* bytes(lines: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line, 'utf8');
}
