import { clueStateCodes } from '@plumb/stores/records/tables/clue';
import { z } from 'zod';
import {
  escalationSchema,
  historyStepSchema,
  hitItemSchema,
  localised,
  pendingSchema,
  severitySchema,
} from '../hit/hit-view.ts';

/** What the API says of a clue. */
export const clueSourceSchema = z.enum(['hit', 'petition', 'inspection', 'audit', 'law_enforcement', 'other']);
export const secrecySchema = z.enum(['internal', 'secret', 'confidential']);

export const clueItemSchema = z.object({
  id: z.uuid(),
  /** Number of the register (year + region + order) from C20 on; before, the number of its receipt. */
  no: z.string(),
  state: z.enum(clueStateCodes),
  source: clueSourceSchema,
  /** Masked. */
  subject: z.object({ type: z.string(), shown: z.string() }),
  summary: z.string(),
  field: z.string().nullable(),
  rank: z.string().nullable(),
  unit: z.string().nullable(),
  region: z.string().nullable(),
  severity: severitySchema,
  secrecy: secrecySchema,
  real_name: z.boolean(),
  /** Office that handles it (unit), and the person. */
  office: z.string().nullable(),
  handlers: z.array(z.string()),
  due_at: z.string().nullable(),
  escalation: escalationSchema,
  disposal: z.enum(['C60', 'C61', 'C62', 'C63']).nullable(),
  revision: z.number(),
  received_at: z.string(),
  updated_at: z.string(),
});
export type ClueItem = z.infer<typeof clueItemSchema>;
export const clueListSchema = z.object({ items: z.array(clueItemSchema), next_cursor: z.string().nullable() });
export const clueCountsSchema = z.object({
  by_state: z.array(z.object({ state: z.enum(clueStateCodes), count: z.number() })),
  total: z.number(),
  overdue: z.number(),
});

export const clueViewSchema = clueItemSchema.extend({
  facts: z.string(),
  duplicate_of: z.object({ id: z.uuid(), no: z.string() }).nullable(),
  /** Others on the same subject: look before registering twice. */
  maybe_duplicates: z.array(clueItemSchema),
  hits: z.array(hitItemSchema),
  candidate: z.uuid().nullable(),
  extended: z.number(),
  amount_recovered: z.number().nullable(),
  form: z.number().nullable(),
  documents: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      title: z.string(),
      body: z.string(),
      signers: z.array(z.string()),
      at: z.string(),
      by: z.string(),
    }),
  ),
  history: z.array(historyStepSchema),
  pending: z.array(pendingSchema),
  acts: z.array(
    z.object({
      act: z.string(),
      to: z.enum(clueStateCodes),
      allowed: z.boolean(),
      why_not: localised.nullable(),
      needs: z.array(z.string()),
    }),
  ),
});
export type ClueView = z.infer<typeof clueViewSchema>;
