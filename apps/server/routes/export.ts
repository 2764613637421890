import { Readable } from 'node:stream';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import {
  exportTitles,
  fetchExport,
  kindOfExport,
  listExports,
  makeExport,
  mostRows,
  requestExport,
} from '@plumb/guard/export/export';
import { makeLedgerExport } from '@plumb/guard/export/export-ledger';
import type { House } from '@plumb/guard/house';
import type { ExportKind } from '@plumb/stores/records/tables/disclosure';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { exportFilters, exportSource } from '../export/sources.ts';

const tags = ['exports'];
const kinds = ['hits', 'clues', 'letters', 'rectifications', 'ledger'] as const satisfies readonly ExportKind[];
const text = z.string().trim().min(2).max(500);
const params = z.object({ id: z.uuid() });
const item = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  kind_title: z.object({ zh: z.string(), en: z.string() }),
  filter: z.record(z.string(), z.unknown()),
  row_limit: z.number(),
  approval: z.string(),
  approval_state: z.string(),
  approval_no: z.string().nullable(),
  requested_at: z.string(),
  made_at: z.string().nullable(),
  file_name: z.string().nullable(),
  sha256: z.string().nullable(),
  rows: z.number().nullable(),
  more: z.boolean().nullable().describe('The limit left some out'),
  fetched: z.number(),
});

/** Taking data away: asked for, approved by somebody else, made with a watermark, fetched; each step in the ledger. */
export function exportRoutes({ app, house }: Door): void {
  app.get(
    '/api/exports',
    {
      config: { action: 'export:list' },
      schema: { tags, summary: 'One’s own exports', response: { 200: z.object({ items: z.array(item) }) } },
    },
    async ({ caller }) => ({
      items: (await listExports(house, caller)).map((row) => ({ ...row, kind_title: exportTitles[row.kind] })),
    }),
  );
  app.post(
    '/api/exports',
    {
      config: { action: 'export:request' },
      schema: {
        tags,
        summary: 'Ask to take a list away; a leader or the security administrator decides',
        body: z.object({
          kind: z.enum(kinds),
          filter: z.record(z.string(), z.unknown()).default({}),
          row_limit: z.number().int().min(1).optional(),
          purpose: text,
          reason: text,
        }),
        response: { 200: z.object({ id: z.string(), approval: z.string() }) },
      },
    },
    async ({ caller, body }) => {
      const { kind, filter, row_limit = mostRows[kind], purpose, reason } = body;
      if (kind !== 'ledger' && !exportFilters[kind].safeParse(filter).success) throw badFilter();
      const { id, approval } = await requestExport(house, caller, { kind, filter, row_limit, purpose, reason });
      return { id, approval };
    },
  );
  app.post(
    '/api/exports/:id/make',
    {
      config: { action: 'export:fetch' },
      schema: {
        tags,
        summary: 'Make the file once it is approved',
        params,
        response: { 200: item.omit({ kind_title: true, approval_state: true, approval_no: true }) },
      },
    },
    async ({ caller, params }) => make(house, caller, params.id),
  );
  app.get(
    '/api/exports/:id/file',
    {
      config: { action: 'export:fetch' },
      schema: {
        tags,
        summary: 'The file, with its watermark',
        params,
        response: { 200: z.any().describe('CSV, or JSON lines of the ledger') },
      },
    },
    async ({ caller, params }, reply) => {
      const { export: made, content } = await fetchExport(house, caller, params.id);
      const name = encodeURIComponent(made.file_name ?? 'export');
      return reply
        .header('content-type', made.kind === 'ledger' ? 'application/x-ndjson' : 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content));
    },
  );
}

async function make(house: House, caller: Caller, id: string) {
  const kind = await kindOfExport(house, caller, id);
  return kind === 'ledger'
    ? makeLedgerExport(house, caller, id)
    : makeExport(house, caller, id, exportSource(house, kind ?? 'hits'));
}

function badFilter(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '筛选条件无法识别', en: 'the filter cannot be read' },
    where: 'filter',
  });
}
