import { randomUUID } from 'node:crypto';
import type { Localised } from '@plumb/ground/localised';
import { addDays } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { ExportKind, ExportTable } from '@plumb/stores/records/tables/disclosure';
import type { Selectable } from 'kysely';
import type { Caller } from '../access/caller.ts';
import { type Resource, theHouse } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { type Act, act } from '../act.ts';
import { requestApproval } from '../approval/request-approval.ts';
import { requireApproval } from '../approval/require-approval.ts';
import { watermark } from '../disclosure/watermark.ts';
import type { House } from '../house.ts';
import { csvFile } from './csv-file.ts';

export type ExportRow = Selectable<ExportTable>;

/** The most rows that one export may hold. The ledger is an export of its own: it proves something only whole. */
export const mostRows = {
  hits: 5_000,
  clues: 2_000,
  letters: 2_000,
  rectifications: 5_000,
  ledger: 10_000_000,
} as const satisfies Record<ExportKind, number>;
/** A file made can be fetched for so many days. */
export const fetchDays = 7;

export const exportTitles = {
  hits: { zh: '疑点清单', en: 'Hits' },
  clues: { zh: '问题线索清单', en: 'Clues' },
  letters: { zh: '文书清单', en: 'Letters' },
  rectifications: { zh: '整改清单', en: 'Rectifications' },
  ledger: { zh: '审计账本', en: 'Audit ledger' },
} as const satisfies Record<ExportKind, Localised>;

export type RequestExport = {
  kind: ExportKind;
  filter: Record<string, unknown>;
  row_limit: number;
  purpose: string;
  reason: string;
};

function exportResource({ id, kind, requested_by }: Pick<ExportRow, 'id' | 'kind' | 'requested_by'>): Resource {
  return { type: 'export', id, unit: null, region: null, attributes: { kind, requested_by } };
}

/** Asks to take data away; somebody else approves. Throws `too-many-rows`. */
export async function requestExport(house: House, caller: Caller, input: RequestExport): Promise<ExportRow> {
  return act(house, caller, 'export:request', async (on) => {
    const { kind, filter, row_limit } = input;
    const id = randomUUID();
    on.authorise('export:request', exportResource({ id, kind, requested_by: caller.account_id }));
    if (row_limit > mostRows[kind]) throw tooManyRows(mostRows[kind]);
    // Whoever sees one unit asks those who see it; whoever sees everything asks those who do.
    const unit = caller.units === 'all' ? null : caller.unit;
    const approval = await requestApproval(on, {
      kind: 'export',
      object: { type: 'export', id, unit, region: null },
      purpose: input.purpose,
      reason: input.reason,
      details: { kind, filter, row_limit },
    });
    const made = await on.db
      .insertInto('export')
      .values({
        id,
        kind,
        filter: JSON.stringify(filter),
        row_limit,
        approval: approval.id,
        requested_by: caller.account_id,
        requested_at: on.now,
        made_at: null,
        file_key: null,
        file_name: null,
        sha256: null,
        rows: null,
        more: null,
        fetched_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    on.record({ object: { type: 'export', id }, after: { kind, filter, row_limit }, reason: input.reason });
    return made;
  });
}

/** What an export is made of: masked rows as the caller sees them, at most `limit` and one more where there are more. */
export type ExportSource = {
  columns: readonly { key: string; title: Localised }[];
  rows(caller: Caller, filter: Record<string, unknown>, limit: number): AsyncIterable<Record<string, unknown>>;
};

/** Makes the file of an approved export, for who asked: watermark in its first line and in every row, hash kept. Made once. */
export async function makeExport(house: House, caller: Caller, id: string, source: ExportSource): Promise<ExportRow> {
  return act(house, caller, 'export:make', async (on) => {
    const wanted = await lockExport(on, id);
    on.authorise('export:fetch', exportResource(wanted));
    const approval = await requireApproval(on, 'export', { type: 'export', id }, caller.account_id);
    if (wanted.made_at !== null) return wanted;
    const mark = watermark(caller, on.now, approval.no ?? '');
    const file = csvFile(
      {
        title: exportTitles[wanted.kind],
        mark,
        purpose: approval.purpose,
        limit: wanted.row_limit,
        columns: source.columns,
      },
      source.rows(caller, wanted.filter, wanted.row_limit + 1),
    );
    const stored = await house.files.put(`exports/${id}/${wanted.kind}.csv`, file.content());
    const { rows, more } = file.counted();
    const saved = await on.db
      .updateTable('export')
      .set({
        made_at: on.now,
        file_key: stored.key,
        file_name: `${exportTitles[wanted.kind].zh} ${approval.no}.csv`,
        sha256: stored.sha256,
        rows,
        more,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    on.record({
      object: { type: 'export', id },
      after: { sha256: stored.sha256, rows, more },
      reason: `${approval.purpose} ${approval.no}`,
    });
    return saved;
  });
}

/** The file, for who asked for it, while it may be fetched. Every time is audited. Throws `export-not-made`, `export-over`. */
export async function fetchExport(
  house: House,
  caller: Caller,
  id: string,
): Promise<{ export: ExportRow; content: AsyncIterable<Uint8Array> }> {
  const found = await act(house, caller, 'export:fetch', async (on) => {
    const wanted = await lockExport(on, id);
    on.authorise('export:fetch', exportResource(wanted));
    if (wanted.made_at === null || wanted.file_key === null) throw notMade();
    if (`${addDays(wanted.made_at.slice(0, 10), fetchDays)} 23:59:59` < on.now) throw over();
    const saved = await on.db
      .updateTable('export')
      .set({ fetched: wanted.fetched + 1, fetched_at: on.now })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    on.record({ object: { type: 'export', id }, after: { sha256: saved.sha256, fetched: saved.fetched } });
    return saved;
  });
  return { export: found, content: house.files.stream(found.file_key ?? '') };
}

/** One's own exports, the newest first. */
export async function listExports(
  house: House,
  caller: Caller,
): Promise<(ExportRow & { approval_state: string; approval_no: string | null })[]> {
  return act(house, caller, 'export:list', async ({ db, authorise }) => {
    authorise('export:list', theHouse);
    return db
      .selectFrom('export')
      .innerJoin('approval', 'approval.id', 'export.approval')
      .selectAll('export')
      .select(['approval.state as approval_state', 'approval.no as approval_no'])
      .where('export.requested_by', '=', caller.account_id)
      .orderBy('export.requested_at', 'desc')
      .limit(200)
      .execute();
  });
}

/** What one of the caller's own exports is of. */
export async function kindOfExport({ records }: House, caller: Caller, id: string): Promise<ExportKind | undefined> {
  const found = await records.db
    .selectFrom('export')
    .select('kind')
    .where('id', '=', id)
    .where('requested_by', '=', caller.account_id)
    .executeTakeFirst();
  return found?.kind;
}

export async function lockExport({ db }: Act, id: string): Promise<ExportRow> {
  const found = await db.selectFrom('export').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw unseen({ type: 'export', id });
  return found;
}

function tooManyRows(most: number): PlumbError {
  return new PlumbError({
    code: 'too-many-rows',
    texts: { zh: `一次导出至多 ${most} 条`, en: `one export holds at most ${most} rows` },
    where: 'row_limit',
  });
}

function notMade(): PlumbError {
  return new PlumbError({
    code: 'export-not-made',
    texts: { zh: '文件尚未生成:须先获批准并生成', en: 'the file was not made yet: it needs its approval first' },
    exit: 1,
  });
}

function over(): PlumbError {
  return new PlumbError({
    code: 'export-over',
    texts: {
      zh: `文件生成已逾 ${fetchDays} 日,不能再取`,
      en: `the file was made over ${fetchDays} days ago and is no longer given out`,
    },
    exit: 1,
  });
}
