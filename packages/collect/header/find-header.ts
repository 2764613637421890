import type { Contract, ContractColumn } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { amountUnitOf, factorOfUnit } from '../convert/unit.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';

export type HeadRow = { line: number; cells: string[] };
/** `line` is the last of the header, which may take two or three rows; `cells` and `match` are of the whole. */
export type FoundHeader = { line: number; cells: string[]; match: HeaderMatch };

/** Rows that are looked through for the header: titles, dates and units stand above it. */
export const headRows = 40;

function share(match: HeaderMatch): number {
  return match.cells === 0 ? 0 : match.columns.size / match.cells;
}

/** Whether a row is convincing as a header without the file's name saying which dataset it is. */
function speaksForItself(match: HeaderMatch): boolean {
  return (
    match.columns.size >= Math.min(3, Object.keys(match.contract.columns).length) &&
    share(match) >= 0.6 &&
    match.contract.key.every((name) => match.columns.has(name))
  );
}

function better(a: HeaderMatch, b: HeaderMatch | undefined): boolean {
  if (!b) return true;
  if (a.columns.size !== b.columns.size) return a.columns.size > b.columns.size;
  return Object.keys(a.contract.columns).length < Object.keys(b.contract.columns).length;
}

type Candidate = { at: number; cells: string[] };

const filled = (cells: readonly string[] | undefined): string[] => cells?.filter((cell) => cell.trim() !== '') ?? [];

/** Every row, then every two that may be one header: groups of columns over their names. */
function candidates(rows: readonly HeadRow[]): Candidate[] {
  const pairs = rows.slice(1).flatMap(({ cells }, i): Candidate[] => {
    const above = rows[i]?.cells ?? [];
    if (filled(cells).length === 0 || filled(above).length === 0) return [];
    const names = Array.from(
      { length: Math.max(cells.length, above.length) },
      (_, c) => cells[c]?.trim() || above[c] || '',
    );
    return [{ at: i + 1, cells: names }];
  });
  return [...rows.map(({ cells }, at) => ({ at, cells })), ...pairs];
}

/** A row under the header that gives the same names in another spelling, or nothing but units, belongs to it. */
function withRowBelow(found: FoundHeader, below: HeadRow | undefined): FoundHeader {
  const texts = filled(below?.cells);
  if (!below || texts.length === 0) return found;
  const { contract, columns } = found.match;
  const again = matchHeader(below.cells, contract);
  const same = [...again.columns].filter(([name, { index }]) => columns.get(name)?.index === index);
  if (same.length >= Math.max(2, texts.length * 0.6)) return { ...found, line: below.line };
  const unitAt = (index: number): string => (below.cells[index] ?? '').replace(/^[\s([{（【]+|[\s)\]}）】]+$/g, '');
  const keyed = contract.key.some((name) => unitAt(columns.get(name)?.index ?? -1) !== '');
  if (keyed || texts.some((text) => text.length > 10)) return found;
  const withUnits = found.cells.map((cell, i) => (unitAt(i) === '' ? cell : `${cell}(${unitAt(i)})`));
  const match = matchHeader(withUnits, contract);
  const units = [...match.columns.values()].filter(({ index, unitNamed }) => unitNamed && unitAt(index) !== '');
  return units.length + match.foreign.length > 0 ? { line: below.line, cells: found.cells, match } : found;
}

/** Amounts that name no unit of their own are in the one that a line above the header gives for all. */
function withUnitAbove(found: FoundHeader, rows: readonly HeadRow[]): FoundHeader {
  const above = rows.filter(({ line }) => line < found.line).flatMap(({ cells }) => cells);
  const unit = above.map(amountUnitOf).find((one) => one !== undefined);
  if (unit === undefined) return found;
  for (const [name, place] of found.match.columns) {
    const column = found.match.contract.columns[name] as ContractColumn;
    if (column.kind === 'money' && !place.unitNamed) place.factor = factorOfUnit(unit, column) ?? 1;
  }
  return found;
}

/** The header row among the first rows of a table, and the dataset it belongs to: the one the name means unless another fits the header clearly better. */
export function findHeader(
  all: readonly HeadRow[],
  contracts: Contracts,
  named: Contract | undefined,
): FoundHeader | undefined {
  const rows = all.slice(0, headRows);
  let own: (Candidate & { match: HeaderMatch }) | undefined;
  let other: typeof own;
  for (const candidate of candidates(rows)) {
    if (named) {
      const match = matchHeader(candidate.cells, named);
      const plausible = match.columns.size >= 2 || (match.columns.size === 1 && share(match) >= 0.5);
      if (plausible && share(match) >= 0.3 && better(match, own?.match)) own = { ...candidate, match };
    }
    if (own && share(own.match) >= 0.6) continue;
    for (const contract of contracts.values()) {
      const match = matchHeader(candidate.cells, contract);
      if (speaksForItself(match) && better(match, other?.match)) other = { ...candidate, match };
    }
  }
  const chosen =
    own && other && share(own.match) < 0.6 && other.match.columns.size >= own.match.columns.size + 2
      ? other
      : (own ?? other);
  if (!chosen) return undefined;
  const { line } = rows[chosen.at] as HeadRow;
  const header = { line, cells: chosen.cells, match: chosen.match };
  return withUnitAbove(withRowBelow(header, rows[chosen.at + 1]), rows);
}
