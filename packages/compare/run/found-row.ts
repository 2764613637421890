import type { Cell, Row } from '@plumb/stores/warehouse/port';
import type { ModelSpec } from '../model/model.ts';

/** A row of detect.sql read in the model's terms, before exemptions and evidence. */
export type Found = {
  model: ModelSpec;
  row: Row;
  subjectKey: string;
  factKey: string;
  occurredAt: string | null;
  /** 0 a hit, n the n-th not_evaluable reason. */
  cannot: number;
  /** Evidence row numbers by dataset. */
  rows: Map<string, Set<number>>;
};

const text = (value: Cell | undefined) => (value === null || value === undefined ? '' : String(value));

export function foundRow(model: ModelSpec, row: Row): Found {
  const occurred = row[model.occurred_at];
  return {
    model,
    row,
    subjectKey: text(row[model.subject.key]),
    factKey: model.fact.map((column) => text(row[column])).join('|'),
    occurredAt: typeof occurred === 'string' ? occurred : null,
    cannot: Number(row['_cannot'] ?? 0),
    rows: evidenceRows(row),
  };
}

/** Columns ev_<dataset> and ev_<dataset>__<role> hold one `_row` or a list of them. */
function evidenceRows(row: Row): Map<string, Set<number>> {
  const rows = new Map<string, Set<number>>();
  for (const [column, value] of Object.entries(row)) {
    const dataset = /^ev_(.+?)(?:__.+)?$/.exec(column)?.[1];
    if (!dataset || value === null) continue;
    const numbers = Array.isArray(value) ? value.map(Number) : [Number(value)];
    const known = rows.get(dataset) ?? new Set();
    for (const number of numbers) known.add(number);
    rows.set(dataset, known);
  }
  return rows;
}

/** The same fact found twice is one: evidence is united, a hit outweighs "cannot be judged", the first row speaks. */
export function mergeFacts(found: Found[]): Found[] {
  const merged = new Map<string, Found>();
  for (const one of found) {
    const key = JSON.stringify([one.subjectKey, one.factKey]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, one);
      continue;
    }
    for (const [dataset, rows] of one.rows) known.rows.set(dataset, (known.rows.get(dataset) ?? new Set()).union(rows));
    if (known.cannot > 0 && one.cannot === 0) merged.set(key, { ...one, rows: known.rows });
  }
  return [...merged.values()];
}

/** The facts in the rows of a model's statement, in an order that does not depend on the engine: whole rows decide where the rest is alike. */
export function factsOf(model: ModelSpec, rows: Row[]): Found[] {
  const key = (one: Found) =>
    JSON.stringify([one.subjectKey, one.factKey, one.cannot, one.occurredAt, [...one.rows.values()].map(smallest)]);
  const found = rows.map((row) => foundRow(model, row)).map((one) => ({ one, key: key(one) }));
  found.sort((a, b) => inOrder(a.key, b.key) || inOrder(JSON.stringify(a.one.row), JSON.stringify(b.one.row)));
  return mergeFacts(found.map(({ one }) => one));
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Not Math.min(...): a fact may rest on more rows than a call takes arguments. */
function smallest(numbers: ReadonlySet<number>): number | null {
  let least: number | null = null;
  for (const number of numbers) if (least === null || number < least) least = number;
  return least;
}
