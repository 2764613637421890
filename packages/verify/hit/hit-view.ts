import { hitStates } from '@plumb/stores/records/tables/hit';
import { z } from 'zod';

/** What the API says of a hit. Lists carry masked values only; the opened hit masks each cell by its column's sensitivity. */

export const localised = z.object({ zh: z.string(), en: z.string() });
export const stateSchema = z.enum(hitStates);
export const severitySchema = z.enum(['high', 'medium', 'low']);
export const verdictSchema = z.enum(['true', 'partly', 'false', 'unverifiable']);
export const labelSchema = z.enum(['tp', 'fp', 'undetermined']);
/** How far a time limit is used up: 80 amber, 100 overdue, 120 with the leader. */
export const escalationSchema = z.union([z.literal(0), z.literal(80), z.literal(100), z.literal(120)]);

export const hitItemSchema = z.object({
  id: z.uuid(),
  no: z.number(),
  model: z.string(),
  model_title: localised,
  field: z.string(),
  version: z.number(),
  subject: z.object({ type: z.string(), shown: z.string() }),
  unit: z.string().nullable(),
  region: z.string().nullable(),
  occurred_at: z.string().nullable(),
  amount: z.number().nullable(),
  severity: severitySchema,
  /** Masked. */
  reason: localised,
  state: stateSchema,
  assigned_to: z.string().nullable(),
  due_at: z.string().nullable(),
  escalation: escalationSchema,
  verdict: verdictSchema.nullable(),
  label: labelSchema.nullable(),
  amount_found: z.number().nullable(),
  candidate: z.uuid().nullable(),
  suppressed: z.boolean(),
  withdrawn_at: z.string().nullable(),
  times_found: z.number(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type HitItem = z.infer<typeof hitItemSchema>;

export const hitListSchema = z.object({ items: z.array(hitItemSchema), next_cursor: z.string().nullable() });
export type HitList = z.infer<typeof hitListSchema>;

export const hitCountsSchema = z.object({
  by_state: z.array(z.object({ state: stateSchema, count: z.number() })),
  total: z.number(),
  overdue: z.number(),
  mine: z.number(),
  hidden: z.number(),
});
export type HitCounts = z.infer<typeof hitCountsSchema>;

export const evidenceCellSchema = z.object({
  column: z.string(),
  title: localised,
  /** As text; null: empty. */
  value: z.string().nullable(),
  level: z.enum(['L1', 'L2', 'L3', 'L4']),
  masked: z.boolean(),
});

export const evidenceRowSchema = z.object({
  dataset: z.string(),
  dataset_title: localised,
  source_file: z.string(),
  source_line: z.number(),
  batch: z.string().nullable(),
  cells: z.array(evidenceCellSchema),
});
export type EvidenceRow = z.infer<typeof evidenceRowSchema>;

export const historyStepSchema = z.object({
  at: z.string(),
  /** The act: 'hit:dispatch'; 'found', 'amended', 'withdrawn', 'restored' for what runs did. */
  act: z.string(),
  actor: z.string(),
  actor_name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string().nullable(),
});
export type HistoryStep = z.infer<typeof historyStepSchema>;

export const pendingSchema = z.object({
  approval: z.uuid(),
  /** What is asked: 'hit:exempt', 'hit:extend', 'hit:to-clue', … */
  action: z.string(),
  requested_by: z.string(),
  requested_name: z.string(),
  requested_at: z.string(),
  reason: z.string(),
});

export const timelineEventSchema = z.object({
  at: z.string(),
  until: z.string().nullable(),
  kind: z.enum(['fill', 'dispatch', 'fix', 'stay', 'pass', 'parking', 'other']),
  dataset: z.string(),
  text: localised,
  lng: z.number().nullable(),
  lat: z.number().nullable(),
});

export const hitViewSchema = hitItemSchema.extend({
  question: localised,
  /** In which version of the model; how it stands in the library. */
  model_status: z.string(),
  model_version_now: z.number(),
  basis: z.array(z.object({ rule: z.string(), clause: z.string(), verified: z.boolean() })),
  exemptions: z.array(z.object({ id: z.string(), text: localised, needs: z.enum(['exemption_list', 'sql']) })),
  innocent: z.array(localised),
  verify: z.array(localised),
  params: z.array(
    z.object({ name: z.string(), value: z.string(), default: z.string(), unit: z.string().nullable(), why: localised }),
  ),
  lists: z.array(z.string()),
  letter: z.enum(['supervise', 'remind', 'suggest']),
  evidence: z.array(evidenceRowSchema),
  /** Whether values of level L4 are open, by which disclosure, until when. */
  disclosure: z
    .object({
      id: z.string(),
      until: z.string(),
      approval_no: z.string(),
      /** To be laid over what is shown. */
      watermark: z.string(),
    })
    .nullable(),
  digest: z.string(),
  versions: z.array(
    z.object({
      no: z.number(),
      change: z.string(),
      at: z.string(),
      run: z.uuid(),
      model_version: z.number(),
      digest: z.string(),
    }),
  ),
  history: z.array(historyStepSchema),
  related: z.array(hitItemSchema),
  tasks: z.array(
    z.object({
      id: z.uuid(),
      no: z.number(),
      unit: z.string(),
      state: z.string(),
      due_at: z.string().nullable(),
      verdict: verdictSchema.nullable(),
    }),
  ),
  pending: z.array(pendingSchema),
  cross_check: z.object({ needed: z.boolean(), done_by: z.string().nullable() }),
  /** Acts that this caller may do now: 'hit:dispatch', … For each refused one the first reason. */
  acts: z.array(z.object({ act: z.string(), allowed: z.boolean(), why_not: localised.nullable() })),
  clue: z.object({ id: z.uuid(), no: z.string() }).nullable(),
});
export type HitView = z.infer<typeof hitViewSchema>;

export const hitTimelineSchema = z.object({
  from: z.string(),
  to: z.string(),
  events: z.array(timelineEventSchema),
  /** Positions of the vehicle around the moment; null without a disclosure. */
  track: z
    .array(z.object({ at: z.string(), lng: z.number(), lat: z.number(), speed: z.number().nullable() }))
    .nullable(),
});
export type HitTimeline = z.infer<typeof hitTimelineSchema>;
