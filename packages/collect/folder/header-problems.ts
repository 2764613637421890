import type { ContractColumn } from '../contract/contract.ts';
import { unitOf } from '../convert/unit.ts';
import { type HeaderMatch, nearestColumn, requiredColumns } from '../header/match-header.ts';
import { collectText } from '../problem/collect-problem.ts';
import type { IntakeProblem } from './intake.ts';

/** What a header has to be told about: columns nobody knows, columns that come twice, units that do not convert. */
export function headerProblems(file: string, line: number, match: HeaderMatch): IntakeProblem[] {
  const where = line > 0 ? { file, line } : { file };
  const unknown = match.unknown.map((cell): IntakeProblem => {
    const nearest = nearestColumn(match, cell);
    const text =
      nearest === undefined
        ? collectText('column-unknown', { cell })
        : collectText('column-unknown-near', { cell, nearest });
    return { ...where, column: cell, text };
  });
  const twice = match.twice.map(({ column, cells }): IntakeProblem => {
    const text = collectText('column-twice', { column, count: cells.length, cells: cells.join('、') });
    return { ...where, column, text };
  });
  const foreign = match.foreign.map(({ column, cell }): IntakeProblem => {
    const unit = unitOf(match.contract.columns[column] as ContractColumn) ?? '';
    return {
      ...where,
      column,
      text: collectText('column-unit', { cell, column, unit: unit === '度' ? 'WGS84' : unit }),
    };
  });
  return [...unknown, ...twice, ...foreign];
}

/** The required columns that are not there: without them no row can be good. */
export function missingColumns(file: string, match: HeaderMatch): IntakeProblem[] {
  const required = new Set(requiredColumns(match.contract));
  return match.missing
    .filter((name) => required.has(name))
    .map((column) => {
      const label = match.contract.columns[column]?.zh ?? column;
      return { file, column, text: collectText('column-missing', { column, label }) };
    });
}
