import { rectificationStates } from '@plumb/stores/records/tables/rectification';
import { z } from 'zod';
import { escalationSchema, localised } from '../letter/letter-view.ts';
import { rectificationActNames } from './rectification-machine.ts';

/** What the API says of a rectification. */

export const rectificationItemSchema = z.object({
  id: z.uuid(),
  no: z.number(),
  state: z.enum(rectificationStates),
  title: z.string(),
  kind: z.enum(['at_once', 'by_date', 'long_term']),
  model: z.string().nullable(),
  model_title: localised.nullable(),
  /** Masked. */
  subject: z.object({ type: z.string(), shown: z.string() }).nullable(),
  unit: z.string(),
  unit_name: z.string(),
  region: z.string().nullable(),
  due_at: z.string().nullable(),
  escalation: escalationSchema,
  money_involved: z.number(),
  money_owed: z.number(),
  money_recovered: z.number(),
  rules_made: z.number(),
  evidence: z.number(),
  recheck: z.enum(['waiting', 'failed', 'clear', 'found', 'not_evaluable']).nullable(),
  relapse_of: z.uuid().nullable(),
  revision: z.number(),
  updated_at: z.string(),
});
export type RectificationItem = z.infer<typeof rectificationItemSchema>;

export const evidenceSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['proof', 'recovery_voucher', 'rule']),
  name: z.string(),
  mime: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  note: z.string(),
  by_name: z.string(),
  at: z.string(),
});

export const rectificationViewSchema = rectificationItemSchema.omit({ rules_made: true, evidence: true }).extend({
  problem: z.string(),
  hit: z.uuid().nullable(),
  letter: z.object({ id: z.uuid(), number: z.string().nullable() }).nullable(),
  responsible: z.string().nullable(),
  goal: z.string().nullable(),
  measures: z.array(z.object({ text: z.string(), owner: z.string(), due: z.string() })),
  rules_made: z.array(z.object({ title: z.string(), number: z.string(), made_on: z.string() })),
  people_handled: z.object({ first: z.number(), second: z.number(), third: z.number(), fourth: z.number() }),
  evidence: z.array(evidenceSchema),
  extensions: z.array(
    z.object({
      id: z.uuid(),
      until: z.string(),
      reason: z.string(),
      asked_at: z.string(),
      granted: z.boolean().nullable(),
      decided_at: z.string().nullable(),
      decided_because: z.string().nullable(),
    }),
  ),
  rechecks: z.array(
    z.object({
      id: z.uuid(),
      run: z.uuid(),
      as_of: z.string().nullable(),
      outcome: z.enum(['waiting', 'failed', 'clear', 'found', 'not_evaluable']),
      found: z.array(
        z.object({
          hit: z.uuid(),
          no: z.number(),
          occurred_at: z.string().nullable(),
          amount: z.number().nullable(),
          reason: localised,
        }),
      ),
      not_evaluable: z.array(localised),
      digest: z.string().nullable(),
      at: z.string(),
      judged_at: z.string().nullable(),
    }),
  ),
  accepted_at: z.string().nullable(),
  accepted_despite: z.string().nullable(),
  look_backs: z.array(
    z.object({ months: z.number(), at: z.string(), by: z.string(), found: z.boolean(), note: z.string() }),
  ),
  relapsed_at: z.string().nullable(),
  closed_at: z.string().nullable(),
  history: z.array(
    z.object({
      no: z.number(),
      act: z.string(),
      title: localised,
      from_state: z.string().nullable(),
      to_state: z.string(),
      by_name: z.string(),
      text: z.string().nullable(),
      at: z.string(),
    }),
  ),
  acts: z.array(
    z.object({
      act: z.enum(rectificationActNames),
      title: localised,
      allowed: z.boolean(),
      why_not: localised.nullable(),
    }),
  ),
});
export type RectificationView = z.infer<typeof rectificationViewSchema>;

/** A verified hit that waits to be taken up. */
export const waitingRequestSchema = z.object({
  id: z.uuid(),
  hit: z.uuid(),
  hit_no: z.number(),
  model: z.string(),
  model_title: localised,
  subject: z.object({ type: z.string(), shown: z.string() }),
  unit: z.string(),
  region: z.string().nullable(),
  problem: z.string(),
  amount: z.number().nullable(),
  letter: z.enum(['supervise', 'remind', 'suggest']),
  due_days: z.number().nullable(),
  requested_at: z.string(),
});
