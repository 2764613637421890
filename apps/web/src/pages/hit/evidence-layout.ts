import type { Localised } from '../../texts/language.tsx';
import type { EvidenceCell, EvidenceRow } from './hit.ts';

export type EvidenceColumn = { column: string; title: Localised; level: string };
export type EvidenceGroup = {
  dataset: string;
  title: Localised;
  columns: EvidenceColumn[];
  /** Columns that are empty in every row: named, not drawn. */
  empty: EvidenceColumn[];
  rows: { source_file: string; source_line: number; batch: string | null; cells: Map<string, EvidenceCell> }[];
  masked: number;
  /** Few rows stand upright, one row a column: everything is read without scrolling aside. */
  upright: boolean;
};

const uprightRows = 2;

/** The frozen rows by dataset in the order they came, with the contract's titles, and what is empty left out. */
export function evidenceGroups(evidence: readonly EvidenceRow[]): EvidenceGroup[] {
  const byDataset = new Map<string, EvidenceRow[]>();
  for (const row of evidence) byDataset.set(row.dataset, [...(byDataset.get(row.dataset) ?? []), row]);
  return [...byDataset].map(([dataset, rows]) => groupOf(dataset, rows));
}

function groupOf(dataset: string, evidence: EvidenceRow[]): EvidenceGroup {
  const columns = new Map<string, EvidenceColumn>();
  const filled = new Set<string>();
  let masked = 0;
  for (const { cells } of evidence)
    for (const cell of cells) {
      if (!columns.has(cell.column))
        columns.set(cell.column, { column: cell.column, title: cell.title, level: cell.level });
      if (cell.value !== null && cell.value !== '') filled.add(cell.column);
      if (cell.masked) masked++;
    }
  const all = [...columns.values()];
  return {
    dataset,
    title: evidence[0]?.dataset_title ?? { zh: dataset, en: dataset },
    columns: all.filter(({ column }) => filled.has(column)),
    empty: all.filter(({ column }) => !filled.has(column)),
    rows: evidence.map(({ source_file, source_line, batch, cells }) => ({
      source_file,
      source_line,
      batch,
      cells: new Map(cells.map((cell) => [cell.column, cell])),
    })),
    masked,
    upright: evidence.length <= uprightRows,
  };
}
