import { decideGeneric, withdrawOwn } from '@plumb/guard/approval/decide-generic';
import { approvalKinds, isApprovalKind } from '@plumb/guard/approval/kind';
import { type ListedApproval, listApprovals, openApproval } from '@plumb/guard/approval/list-approvals';
import { approvalStates } from '@plumb/guard/approval/state';
import { z } from 'zod';
import type { Door } from '../door.ts';

const tags = ['approvals'];
const localised = z.object({ zh: z.string(), en: z.string() });
const state = z.enum(['requested', 'approved', 'refused', 'withdrawn', 'expired']);
const person = z.object({ id: z.string(), name: z.string() });
const item = z.object({
  id: z.string(),
  no: z.string().nullable(),
  kind: z.string(),
  kind_title: localised,
  object: z.object({ type: z.string(), id: z.string() }),
  unit: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  purpose: z.string(),
  reason: z.string(),
  requested_by: person,
  requested_at: z.string(),
  state,
  state_title: localised,
  expires_at: z.string().nullable(),
  decided_by: person.nullable(),
  decided_at: z.string().nullable(),
  note: z.string().nullable(),
  revision: z.number(),
  /** False: it is decided on the page of its object. */
  decided_here: z.boolean(),
  may: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});
const params = z.object({ id: z.uuid() });

/** What waits for a decision, what one asked for, what one decided. */
export function approvalRoutes({ app, house }: Door): void {
  app.get(
    '/api/approvals',
    {
      config: { action: 'approval:list' },
      schema: {
        tags,
        summary: 'Requests: those that wait for the caller, the caller’s own, or those the caller decided',
        querystring: z.object({
          box: z.enum(['decide', 'mine', 'decided']).default('decide'),
          state: state.optional(),
          kind: z.string().max(40).optional(),
        }),
        response: { 200: z.object({ items: z.array(item) }) },
      },
    },
    async ({ caller, query }) => ({ items: (await listApprovals(house, caller, query)).map(shown) }),
  );
  app.get(
    '/api/approvals/:id',
    { config: { action: 'approval:see' }, schema: { tags, summary: 'One request', params, response: { 200: item } } },
    async ({ caller, params }) => shown(await openApproval(house, caller, params.id)),
  );
  app.post(
    '/api/approvals/:id/decide',
    {
      config: { action: 'approval:decide' },
      schema: {
        tags,
        summary: 'Decide on a request that nothing else follows from; never one’s own',
        params,
        body: z.object({
          decision: z.enum(['approve', 'refuse']),
          note: z.string().trim().min(2).max(1000),
          revision: z.number().int().min(1),
        }),
        response: { 200: z.object({ id: z.string(), no: z.string().nullable(), state, revision: z.number() }) },
      },
    },
    async ({ caller, params, body }) => decideGeneric(house, caller, { approval: params.id, ...body }),
  );
  app.post(
    '/api/approvals/:id/withdraw',
    {
      config: { action: 'approval:withdraw' },
      schema: {
        tags,
        summary: 'Take one’s own request back',
        params,
        response: { 200: z.object({ id: z.string(), state, revision: z.number() }) },
      },
    },
    async ({ caller, params }) => withdrawOwn(house, caller, params.id),
  );
}

function shown(row: ListedApproval): z.infer<typeof item> {
  const kind = isApprovalKind(row.kind) ? approvalKinds[row.kind] : undefined;
  const { object_type, object_id, requested_by_name, decided_by_name, ...rest } = row;
  return {
    ...rest,
    kind_title: kind?.title ?? { zh: row.kind, en: row.kind },
    object: { type: object_type, id: object_id },
    requested_by: { id: row.requested_by, name: requested_by_name },
    state_title: approvalStates[row.state],
    decided_by: row.decided_by === null ? null : { id: row.decided_by, name: decided_by_name ?? row.decided_by },
    decided_here: kind?.generic ?? false,
  };
}
