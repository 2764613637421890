import type { Resource } from '@plumb/guard/access/policy-book';
import type { SuppressionTable } from '@plumb/stores/records/tables/suppression';
import type { Selectable } from 'kysely';

export function suppressionResource(
  one: Pick<Selectable<SuppressionTable>, 'id' | 'unit' | 'region' | 'owner' | 'state'>,
): Resource {
  const { id, unit, region, owner, state } = one;
  return { type: 'suppression', id, unit, region, attributes: { requested_by: owner, state } };
}
