import type { Caller } from '@plumb/guard/access/caller';
import type { Resource } from '@plumb/guard/access/policy-book';
import { inSight } from '@plumb/guard/access/sight';
import type { House } from '@plumb/guard/house';
import type { Database } from '@plumb/stores/records/database';
import { type HitState, hitStates } from '@plumb/stores/records/tables/hit';
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { HitFilter } from './hit-filter.ts';

type Hits = ExpressionBuilder<Database, 'hit'>;

/** Some hit in the caller's own place: for asking the policies what its roles allow wherever it looks. */
export const placeIn = (caller: Caller): Resource => ({
  type: 'hit',
  id: 'any',
  unit: caller.units === 'all' ? 'any' : (caller.units[0] ?? ''),
  region: caller.regions[0] ?? '',
});

/** The hits that a caller may see in a list: its units and regions, and what its roles see of each state. */
export function visibleHits(house: House, caller: Caller) {
  const sees = (state: HitState, executor?: string) =>
    house.policies.decide(caller, 'hit:see', { ...placeIn(caller), attributes: { state, executor } }) !== 'unseen';
  const everywhere = hitStates.filter((state) => sees(state));
  const asExecutor = hitStates.filter((state) => !everywhere.includes(state) && sees(state, caller.unit));
  return (eb: Hits): Expression<SqlBool> => {
    const parts: Expression<SqlBool>[] = [];
    if (everywhere.length === hitStates.length) parts.push(sql<SqlBool>`true`);
    else if (everywhere.length > 0) parts.push(eb('hit.state', 'in', everywhere));
    if (asExecutor.length > 0)
      parts.push(
        eb.exists(
          eb
            .selectFrom('field_task')
            .select('field_task.id')
            .whereRef('field_task.id', '=', 'hit.task')
            .where('field_task.unit', '=', caller.unit),
        ),
      );
    return eb.and([
      parts.length > 0 ? eb.or(parts) : sql<SqlBool>`false`,
      inSight(caller, { unit: 'hit.unit', region: 'hit.region' })(eb),
    ]);
  };
}

/** A filter as a condition. Suppressed, withdrawn and merged hits are hidden unless asked for. */
export function hitWhere(filter: HitFilter, caller: Caller, now: string) {
  return (eb: Hits): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [];
    if (!filter.hidden)
      all.push(
        eb('hit.withdrawn_at', 'is', null),
        eb('hit.suppressed_by', 'is', null),
        eb('hit.merged_into', 'is', null),
      );
    if (filter.state?.length) all.push(eb('hit.state', 'in', filter.state));
    if (filter.severity?.length)
      all.push(
        eb(
          'hit.severity_rank',
          'in',
          filter.severity.map((one) => ({ high: 3, medium: 2, low: 1 })[one]),
        ),
      );
    if (filter.model?.length) all.push(eb('hit.model', 'in', filter.model));
    if (filter.field?.length) all.push(eb('hit.field', 'in', filter.field));
    if (filter.unit?.length) all.push(eb('hit.unit', 'in', filter.unit));
    if (filter.region)
      all.push(
        filter.region.length === 6
          ? eb('hit.region', '=', filter.region)
          : eb('hit.region', 'like', `${filter.region}%`),
      );
    if (filter.from) all.push(eb('hit.occurred_at', '>=', `${filter.from} 00:00:00`));
    if (filter.to) all.push(eb('hit.occurred_at', '<=', `${filter.to} 23:59:59`));
    if (filter.amount_min !== undefined) all.push(eb('hit.amount', '>=', filter.amount_min));
    if (filter.amount_max !== undefined) all.push(eb('hit.amount', '<=', filter.amount_max));
    if (filter.assigned === 'none') all.push(eb('hit.assigned_to', 'is', null));
    else if (filter.assigned)
      all.push(eb('hit.assigned_to', '=', filter.assigned === 'me' ? caller.account_id : filter.assigned));
    if (filter.overdue) all.push(eb('hit.due_at', '<', now));
    if (filter.verdict?.length) all.push(eb('hit.verdict', 'in', filter.verdict));
    if (filter.candidate) all.push(eb('hit.candidate', '=', filter.candidate));
    if (filter.text) {
      const found = eb('hit.subject_shown', 'ilike', `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
      const number = /^#?(\d{1,15})$/.exec(filter.text)?.[1];
      all.push(number ? eb.or([found, eb('hit.no', '=', Number(number))]) : found);
    }
    return all.length > 0 ? eb.and(all) : sql<SqlBool>`true`;
  };
}
