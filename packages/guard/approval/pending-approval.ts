import type { Db } from '@plumb/stores/records/open-records';
import type { ApprovalTable } from '@plumb/stores/records/tables/approval';
import type { Selectable } from 'kysely';
import type { Resource } from '../access/policy-book.ts';
import { type ApprovalKind, genericKinds } from './kind.ts';

export type ApprovalRow = Selectable<ApprovalTable>;
export type ApprovalObject = { type: string; id: string };

/** The request on this object that waits for a decision; the oldest where there are several. Without `kind`: of those that something follows from, so neither a wish to look nor to export. */
export async function pendingApproval(
  db: Db,
  object: ApprovalObject,
  kind?: ApprovalKind,
): Promise<ApprovalRow | undefined> {
  let query = db
    .selectFrom('approval')
    .selectAll()
    .where('object_type', '=', object.type)
    .where('object_id', '=', object.id)
    .where('state', '=', 'requested');
  query = kind ? query.where('kind', '=', kind) : query.where('kind', 'not in', genericKinds);
  return query.orderBy('requested_at').orderBy('id').limit(1).executeTakeFirst();
}

/** What the policies may ask of a request. Of its details only what a request about an account says of its asker and its account. */
export function approvalResource(
  approval: Pick<ApprovalRow, 'id' | 'unit' | 'region' | 'kind' | 'state' | 'requested_by' | 'prepared_by'> & {
    details: Record<string, unknown>;
  },
): Resource {
  const { id, unit, region, kind, state, requested_by, prepared_by, details } = approval;
  const { asked_as, administrator } = details;
  return {
    type: 'approval',
    id,
    unit,
    region,
    attributes: {
      kind,
      state,
      requested_by,
      prepared_by,
      ...(typeof asked_as === 'string' ? { asked_as } : {}),
      ...(typeof administrator === 'boolean' ? { administrator } : {}),
    },
  };
}
