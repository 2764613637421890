import { proveEntry, readLedger, verifyKeptLedger } from '@plumb/guard/ledger/read-ledger';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf } from '../paging.ts';

const tags = ['audit'];
const localised = z.object({ zh: z.string(), en: z.string() });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const entry = z.object({
  seq: z.number(),
  at: z.string(),
  actor: z.string(),
  actor_name: z.string(),
  actor_kind: z.string(),
  act: z.string(),
  outcome: z.string(),
  object_type: z.string(),
  object_id: z.string(),
  reason: z.string().nullable(),
  before_digest: z.string().nullable(),
  after_digest: z.string().nullable(),
  leaf_hash: z.string(),
});
const checkpoint = z.object({
  ledger: z.string(),
  size: z.number(),
  root: z.string(),
  at: z.string(),
  algorithm: z.string(),
  public_key: z.string(),
  signature: z.string(),
});
const verification = z.object({
  ok: z.boolean(),
  first_wrong: z.number().nullable(),
  from: z.number(),
  to: z.number(),
  entries: z.number(),
  checkpoints: z.number(),
  signed_to: z.number(),
  root: z.string(),
  hash: z.string(),
  algorithm: z.string(),
  public_key: z.string(),
  findings: z.array(z.object({ kind: z.string(), seq: z.number(), upto: z.number(), text: localised })),
});

/** The audit ledger, for the auditor alone. */
export function auditRoutes({ app, house }: Door): void {
  app.get(
    '/api/ledger',
    {
      config: { action: 'audit:read' },
      schema: {
        tags,
        summary: 'Who did what, the newest first',
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z.coerce.number().int().min(1).optional(),
          actor: z.string().max(100).optional(),
          act: z.string().max(60).optional(),
          outcome: z.enum(['done', 'refused']).optional(),
          object_type: z.string().max(40).optional(),
          object_id: z.string().max(200).optional(),
          from: day.optional(),
          to: day.optional(),
        }),
        response: { 200: pageOf(entry) },
      },
    },
    async ({ caller, query: { cursor, limit, ...filter } }) => {
      const items = await readLedger(house, caller, { ...filter, before: cursor, limit });
      return { items, next_cursor: items.length === limit ? String(items.at(-1)?.seq) : null };
    },
  );
  app.post(
    '/api/ledger/verify',
    {
      config: { action: 'audit:verify' },
      schema: {
        tags,
        summary: 'Verify the ledger: finds any change, gap, reordering, truncation or forged checkpoint',
        body: z.object({ from: day.optional() }),
        response: { 200: verification.nullable() },
      },
    },
    async ({ caller, body }) => {
      const result = await verifyKeptLedger(house, caller, body.from);
      const { hash, signature: algorithm, publicKey: public_key } = house.seal;
      return result ? { ...result, hash, algorithm, public_key } : null;
    },
  );
  app.get(
    '/api/ledger/:seq/proof',
    {
      config: { action: 'audit:prove' },
      schema: {
        tags,
        summary: 'Proof (RFC 9162) that an entry is under the last signed checkpoint',
        params: z.object({ seq: z.coerce.number().int().min(1) }),
        response: {
          200: z.object({
            seq: z.number(),
            leaf_hash: z.string(),
            path: z.array(z.string()),
            hash: z.string(),
            checkpoint,
          }),
        },
      },
    },
    async ({ caller, params }) => proveEntry(house, caller, params.seq),
  );
}
