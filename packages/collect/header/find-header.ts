import type { Contract } from '../contract/contract.ts';
import type { Contracts } from '../contract/read-contracts.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';

export type HeadRow = { line: number; cells: string[] };
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

/** The header row among the first rows of a table, and the dataset it belongs to: the one the name means unless another fits the header clearly better. */
export function findHeader(
  rows: readonly HeadRow[],
  contracts: Contracts,
  named: Contract | undefined,
): FoundHeader | undefined {
  let own: FoundHeader | undefined;
  let other: FoundHeader | undefined;
  for (const row of rows.slice(0, headRows)) {
    if (named) {
      const match = matchHeader(row.cells, named);
      const plausible = match.columns.size >= 2 || (match.columns.size === 1 && share(match) >= 0.5);
      if (plausible && share(match) >= 0.3 && better(match, own?.match)) own = { ...row, match };
    }
    if (own && share(own.match) >= 0.6) continue;
    for (const contract of contracts.values()) {
      const match = matchHeader(row.cells, contract);
      if (speaksForItself(match) && better(match, other?.match)) other = { ...row, match };
    }
  }
  if (!own) return other;
  return other && share(own.match) < 0.6 && other.match.columns.size >= own.match.columns.size + 2 ? other : own;
}
