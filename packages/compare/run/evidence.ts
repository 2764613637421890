import { createHash } from 'node:crypto';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import type { Found } from './found-row.ts';
import type { Evidence } from './hit.ts';

export type SourceOf = (row: number) => { file: string; line: number };

/** The frozen rows of all found facts: one look-up a dataset, whatever the number of hits. */
export async function freezeEvidence(
  warehouse: Warehouse,
  found: Found[],
  sourceOf: SourceOf,
): Promise<Map<string, Map<number, Evidence>>> {
  const wanted = new Map<string, Set<number>>();
  for (const one of found)
    for (const [dataset, rows] of one.rows) {
      const all = wanted.get(dataset) ?? new Set();
      for (const row of rows) all.add(row);
      wanted.set(dataset, all);
    }
  const frozen = new Map<string, Map<number, Evidence>>();
  for (const [dataset, rows] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const numbers = [...rows].map((row) => ({ row }));
    await warehouse.load({ name: '_wanted', columns: { row: 'int' } }, numbers, 'replace');
    const read = await warehouse.rows(`SELECT d.* FROM ${dataset} d JOIN _wanted w ON d._row = w.row`);
    frozen.set(dataset, new Map(read.map((row) => [Number(row['_row']), asEvidence(dataset, row, sourceOf)])));
  }
  return frozen;
}

function asEvidence(dataset: string, row: Row, sourceOf: SourceOf): Evidence {
  const { _row, ...values } = row;
  const source = sourceOf(Number(_row));
  return { dataset, row: values, source_file: source.file, source_line: source.line };
}

/** Evidence of one fact in a fixed order: dataset, then file, then line. */
export function evidenceOf(found: Found, frozen: Map<string, Map<number, Evidence>>): Evidence[] {
  const evidence: Evidence[] = [];
  for (const dataset of [...found.rows.keys()].sort())
    for (const row of [...(found.rows.get(dataset) ?? [])].sort((a, b) => a - b)) {
      const one = frozen.get(dataset)?.get(row);
      if (one) evidence.push(one);
    }
  return evidence;
}

/** SHA-256 of a value whose object keys are in a fixed order. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
