import { PlumbError } from '@plumb/ground/problem';
import type { Act } from '../act.ts';
import { type ApprovalKind, approvalKinds } from './kind.ts';
import type { ApprovalObject, ApprovalRow } from './pending-approval.ts';

/** The valid approval of this kind for this object, the newest; throws `approval-needed` where there is none. `asker`: only one that this account was given. */
export async function requireApproval(
  act: Act,
  kind: ApprovalKind,
  object: ApprovalObject,
  asker?: string,
): Promise<ApprovalRow> {
  let query = act.db
    .selectFrom('approval')
    .selectAll()
    .where('kind', '=', kind)
    .where('object_type', '=', object.type)
    .where('object_id', '=', object.id)
    .where('state', '=', 'approved')
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>=', act.now)]));
  if (asker !== undefined) query = query.where('requested_by', '=', asker);
  const found = await query.orderBy('decided_at', 'desc').limit(1).executeTakeFirst();
  if (!found) throw approvalNeeded(kind);
  return found;
}

export function approvalNeeded(kind: ApprovalKind): PlumbError {
  const { zh, en } = approvalKinds[kind].title;
  return new PlumbError({
    code: 'approval-needed',
    texts: { zh: `须先获批准(${zh})`, en: `this needs an approval first (${en})` },
    exit: 1,
  });
}
