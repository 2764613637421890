import { identityCheckDigits, identityWeights, provinceCodes } from '@plumb/ground/identity-number';
import { ordinaryPlate } from '@plumb/ground/plate';
import { textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { ContractColumn } from '../contract/contract.ts';

// The 29th of February is left to the parser.
const dayOfYear = [
  String.raw`(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])`,
  String.raw`(?:0[469]|11)(?:0[1-9]|[12]\d|30)`,
  String.raw`02(?:0[1-9]|1\d|2[0-8])`,
].join('|');
const identityForm = String.raw`${provinceCodes}\d{4}(?:19|20)\d\d(?:${dayOfYear})\d{3}[\dX]`;

function identitySql(text: string, digits: string): string {
  const sum = identityWeights.map((weight, i) => `${digits} // ${10 ** (16 - i)} % 10 * ${weight}`).join(' + ');
  const expected = `${textLiteral(identityCheckDigits)}[1 + (${sum}) % 11]`;
  return `coalesce(regexp_full_match(${text}, ${textLiteral(identityForm)}) AND ${text}[18] = ${expected}, false)`;
}

/**
 * A SELECT of the distinct texts of a parsed kind, as `text`, that are not surely good and in their normal form, so that their
 * parser has to be asked; among them are good ones. `expression` is the column's SQL over `source`.
 */
export function unusualSql({ kind }: ContractColumn, expression: string, source: string): string {
  if (kind === 'identity-number') {
    // One number taken apart, in a column of its own: 17 pieces of text cost twice as much.
    const digits = `SELECT ${expression} AS text, TRY_CAST(left(${expression}, 17) AS BIGINT) AS digits FROM ${source}`;
    return `SELECT DISTINCT text FROM (${digits}) WHERE NOT ${identitySql('text', 'digits')}`;
  }
  const usual = kind === 'plate' && `coalesce(regexp_full_match(${expression}, ${textLiteral(ordinaryPlate)}), false)`;
  return `SELECT DISTINCT ${expression} AS text FROM ${source}${usual ? ` WHERE NOT ${usual}` : ''}`;
}
