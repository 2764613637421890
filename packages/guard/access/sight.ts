import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Caller } from './caller.ts';

/**
 * For lists: keeps the rows that lie in the caller's units and regions, as `base.cedar` says for single objects.
 * `.where(inSight(caller))` on columns `unit` and `region`; name them where they are called otherwise or are ambiguous: `inSight(caller, { unit: 'hit.unit', region: 'hit.region' })`.
 * What lies in no known unit is for those who see everything.
 */
export function inSight(
  caller: Caller,
  columns: { unit: string; region: string } = { unit: 'unit', region: 'region' },
) {
  // biome-ignore lint/suspicious/noExplicitAny: a filter for the rows of any table
  return (_: ExpressionBuilder<any, any>): Expression<SqlBool> => sight(caller, columns);
}

function sight({ units, regions }: Caller, columns: { unit: string; region: string }): Expression<SqlBool> {
  const everyRegion = regions.includes('');
  if (units === 'all' && everyRegion) return sql<SqlBool>`true`;
  const unit = sql.ref(columns.unit);
  const region = sql.ref(columns.region);
  const inRegion = everyRegion
    ? sql<SqlBool>`true`
    : sql<SqlBool>`${region} LIKE ANY (${regions.map((prefix) => `${likeText(prefix)}%`)})`;
  if (units === 'all') return sql<SqlBool>`(${unit} IS NOT NULL AND ${inRegion})`;
  return sql<SqlBool>`(${unit} = ANY (${[...units]}) AND (${region} IS NULL OR ${inRegion}))`;
}

const likeText = (prefix: string) => prefix.replace(/[\\%_]/g, '\\$&');
