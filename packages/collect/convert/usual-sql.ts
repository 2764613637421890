import { identityCheckDigits, identityWeights, provinceCodes } from '@plumb/ground/identity-number';
import { ordinaryPlate } from '@plumb/ground/plate';
import { textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { ContractColumn } from '../contract/contract.ts';

// Days to the 28th are in every month; the others are left to the parser.
const identityForm = `${provinceCodes}\\d{4}(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|1\\d|2[0-8])\\d{3}[\\dX]`;

function identitySql(r: string): string {
  const sum = identityWeights.map((weight, i) => `(ascii(${r}[${i + 1}]) - 48) * ${weight}`).join(' + ');
  const expected = `${textLiteral(identityCheckDigits)}[1 + (${sum}) % 11]`;
  return `regexp_full_match(${r}, ${textLiteral(identityForm)}) AND ${r}[18] = ${expected}`;
}

/**
 * SQL that is true where a text of a parsed kind is surely good and in its normal form, so that its parser need not be asked.
 * What it is not true of may be good as well.
 */
export function usualSql({ kind }: ContractColumn, r: string): string {
  if (kind === 'identity-number') return `coalesce(${identitySql(r)}, false)`;
  if (kind === 'plate') return `coalesce(regexp_full_match(${r}, ${textLiteral(ordinaryPlate)}), false)`;
  return 'false';
}
