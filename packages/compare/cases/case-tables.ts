import type { Row } from '@plumb/stores/warehouse/port';
import type { Case, Cases } from './cases.ts';
import { trackRows } from './track-rows.ts';

export type CaseTables = { datasets: Map<string, Row[]>; derived: Map<string, Row[]> };

const matches = (row: Row, where: Row) => Object.entries(where).every(([column, value]) => row[column] === value);

/** The rows that one case stands on: base, changed, with its own added. Lists become JSON texts. */
export function caseTables(cases: Cases, one: Case): CaseTables {
  const datasets = new Map<string, Row[]>();
  const add = (name: string, rows: Row[]) => datasets.set(name, [...(datasets.get(name) ?? []), ...rows]);
  for (const [name, rows] of Object.entries(cases.base ?? {})) add(name, rows);
  for (const [name, changes] of Object.entries(one.change ?? {}))
    for (const { where, set } of changes) {
      const rows = datasets.get(name) ?? [];
      if (!rows.some((row) => matches(row, where)))
        throw new Error(`case "${one.name}" changes a row of ${name} that is not there`);
      datasets.set(
        name,
        rows.map((row) => (matches(row, where) ? { ...row, ...set } : row)),
      );
    }
  for (const [name, wheres] of Object.entries(one.remove ?? {}))
    datasets.set(
      name,
      (datasets.get(name) ?? []).filter((row) => !wheres.some((where) => matches(row, where))),
    );
  for (const [name, rows] of Object.entries(one.rows ?? {})) add(name, rows);
  const tracks = [...(cases.base_tracks ?? []), ...(one.tracks ?? [])];
  if (tracks.length > 0) add('gps_point', tracks.flatMap(trackRows));
  for (const name of one.without ?? []) datasets.delete(name);
  for (const [name, rows] of datasets)
    datasets.set(
      name,
      rows.map((row, index) => ({ ...withJson(row), _row: index + 1 })),
    );
  const derived = new Map(Object.entries({ ...cases.base_derived, ...one.derived }));
  return { datasets, derived };
}

function withJson(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Array.isArray(value) ? JSON.stringify(value) : value]),
  );
}
