import { letterFilterSchema, listLetters } from '@plumb/correct/letter/list-letters';
import { listRectifications, rectificationFilterSchema } from '@plumb/correct/rectification/list-rectifications';
import type { Caller } from '@plumb/guard/access/caller';
import type { ExportSource } from '@plumb/guard/export/export';
import type { House } from '@plumb/guard/house';
import type { ExportKind } from '@plumb/stores/records/tables/disclosure';
import { clueFilterSchema, listClues } from '@plumb/verify/clue/list-clues';
import { hitFilterSchema } from '@plumb/verify/hit/hit-filter';
import { listHits } from '@plumb/verify/hit/list-hits';
import type { z } from 'zod';

type Page = { items: Record<string, unknown>[]; next_cursor: string | null };
type Kind = Exclude<ExportKind, 'ledger'>;

/** What may be filtered by, checked when the export is asked for. */
export const exportFilters = {
  hits: hitFilterSchema,
  clues: clueFilterSchema,
  letters: letterFilterSchema,
  rectifications: rectificationFilterSchema,
} as const satisfies Record<Kind, z.ZodType>;

/** The lists that may be taken away: exactly what the caller sees on the screen, masked as there. */
export function exportSource(house: House, kind: Kind): ExportSource {
  const page = pages(house)[kind];
  return {
    columns: columns[kind].map(([key, zh, en]) => ({ key, title: { zh, en } })),
    rows: (caller, filter, limit) => walk((cursor, size) => page(caller, filter, size, cursor), limit),
  };
}

async function* walk(
  read: (cursor: string | undefined, size: number) => Promise<Page>,
  limit: number,
): AsyncIterable<Record<string, unknown>> {
  let cursor: string | undefined;
  for (let left = limit; left > 0; ) {
    const { items, next_cursor } = await read(cursor, Math.min(200, left));
    for (const item of items) yield flat(item);
    left -= items.length;
    if (next_cursor === null || items.length === 0) return;
    cursor = next_cursor;
  }
}

/** 'subject.shown' from { subject: { shown } }; texts in both languages in Chinese. */
function flat(item: Record<string, unknown>, before = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value !== 'object' || value === null) return [[before + key, value]];
      if (Array.isArray(value)) return [[before + key, value.join(' ')]];
      if ('zh' in value) return [[before + key, value.zh]];
      return Object.entries(flat(value as Record<string, unknown>, `${before}${key}.`));
    }),
  );
}

type Read = (
  caller: Caller,
  filter: Record<string, unknown>,
  limit: number,
  cursor: string | undefined,
) => Promise<Page>;

const pages = (house: House): Record<Kind, Read> => ({
  hits: (caller, filter, limit, cursor) =>
    listHits(house, caller, { filter: hitFilterSchema.parse(filter), limit, cursor }),
  clues: (caller, filter, limit, cursor) =>
    listClues(house, caller, { filter: clueFilterSchema.parse(filter), limit, cursor }),
  letters: (caller, filter, limit, cursor) =>
    listLetters(house, caller, { ...letterFilterSchema.parse(filter), limit, cursor }),
  rectifications: (caller, filter, limit, cursor) =>
    listRectifications(house, caller, { ...rectificationFilterSchema.parse(filter), limit, cursor }),
});

const columns: Record<Kind, readonly (readonly [key: string, zh: string, en: string])[]> = {
  hits: [
    ['no', '编号', 'No'],
    ['model_title', '模型', 'Model'],
    ['subject.shown', '对象', 'Subject'],
    ['unit', '单位', 'Unit'],
    ['region', '区划', 'Region'],
    ['occurred_at', '发生时间', 'Occurred'],
    ['amount', '金额', 'Amount'],
    ['severity', '严重程度', 'Severity'],
    ['reason', '疑点说明', 'Reason'],
    ['state', '状态', 'State'],
    ['due_at', '期限', 'Due'],
    ['verdict', '核实结论', 'Verdict'],
  ],
  clues: [
    ['no', '编号', 'No'],
    ['state', '状态', 'State'],
    ['source', '来源', 'Source'],
    ['subject.shown', '对象', 'Subject'],
    ['unit', '单位', 'Unit'],
    ['field', '领域', 'Field'],
    ['office', '承办', 'Office'],
    ['due_at', '期限', 'Due'],
    ['disposal', '处置', 'Disposal'],
    ['received_at', '受理', 'Received'],
  ],
  letters: [
    ['number', '文号', 'Number'],
    ['kind_title', '种类', 'Kind'],
    ['title', '标题', 'Title'],
    ['unit_name', '单位', 'Unit'],
    ['state', '状态', 'State'],
    ['dispatched_at', '送达', 'Dispatched'],
    ['due_at', '期限', 'Due'],
    ['replied_at', '回复', 'Replied'],
  ],
  rectifications: [
    ['no', '编号', 'No'],
    ['title', '问题', 'Problem'],
    ['unit_name', '责任单位', 'Unit'],
    ['state', '状态', 'State'],
    ['due_at', '期限', 'Due'],
    ['money_involved', '涉及金额', 'Involved'],
    ['money_owed', '应追金额', 'Owed'],
    ['money_recovered', '已追金额', 'Recovered'],
    ['rules_made', '建章立制', 'Rules made'],
    ['recheck', '复核比对', 'Re-check'],
  ],
};
