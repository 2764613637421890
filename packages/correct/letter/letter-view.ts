import { letterStates } from '@plumb/stores/records/tables/letter';
import { z } from 'zod';
import { letterActNames } from './letter-machine.ts';

/** What the API says of a letter. */

export const localised = z.object({ zh: z.string(), en: z.string() });
export const escalationSchema = z.union([z.literal(0), z.literal(80), z.literal(100), z.literal(120)]);

/** What a write on a letter or rectification answers. */
export const actedSchema = z.object({
  id: z.uuid(),
  no: z.union([z.number(), z.string()]),
  state: z.string(),
  revision: z.number(),
  due_at: z.string().nullable(),
  approval: z.uuid().nullable(),
});

export const letterItemSchema = z.object({
  id: z.uuid(),
  no: z.number(),
  kind: z.string(),
  kind_title: localised,
  title: z.string(),
  number: z.string().nullable(),
  state: z.enum(letterStates),
  unit: z.string(),
  unit_name: z.string(),
  region: z.string().nullable(),
  model: z.string().nullable(),
  drafted_by: z.string(),
  due_at: z.string().nullable(),
  escalation: escalationSchema,
  dispatched_at: z.string().nullable(),
  replied_at: z.string().nullable(),
  /** Every answer so far in time; null: none given yet. */
  on_time: z.boolean().nullable(),
  revision: z.number(),
  updated_at: z.string(),
});
export type LetterItem = z.infer<typeof letterItemSchema>;

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('addressee'), text: z.string() }),
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
    rest: z.string(),
  }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('attachments'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), rows: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })) }),
  z.object({ kind: z.literal('signature'), organ: z.string(), date: z.string() }),
]);

/** The document as blocks: the preview is made of what the .docx is made of. */
export const paperSchema = z.object({
  form: z.enum(['document', 'letter', 'slip']),
  head: z.object({
    organ: z.string(),
    number: z.string().nullable(),
    copy_no: z.string().nullable(),
    secrecy: z.string().nullable(),
    urgency: z.string().nullable(),
  }),
  title: z.string(),
  blocks: z.array(block),
  imprint: z.object({ copies: z.array(z.string()), printed_by: z.string(), printed_on: z.string() }).nullable(),
});

const value = z.union([z.string(), z.array(z.string())]);
const file = z.object({ name: z.string(), sha256: z.string(), bytes: z.number() });

export const letterViewSchema = letterItemSchema.extend({
  fields: z.record(z.string(), value),
  copies: z.array(z.string()),
  secrecy: z.string().nullable(),
  urgency: z.string().nullable(),
  about: z.array(z.object({ type: z.enum(['hit', 'clue', 'rectification']), id: z.uuid() })),
  follows: z.object({ id: z.uuid(), number: z.string().nullable() }).nullable(),
  paper: paperSchema,
  /** Fields in which an identity, card or mobile number stands. */
  sensitive: z.array(z.string()),
  sensitive_reason: z.string().nullable(),
  file: file.nullable(),
  receipt: file.nullable(),
  stages: z.array(
    z.object({
      id: z.string(),
      title: localised,
      due_at: z.string(),
      done_at: z.string().nullable(),
      on_time: z.boolean().nullable(),
    }),
  ),
  /** Offices of the sign-off chain in order; `by` where it is done. */
  chain: z.array(
    z.object({
      office: z.string(),
      kind: z.enum(['countersign', 'approve']),
      by: z.string().nullable(),
      at: z.string().nullable(),
      opinion: z.string().nullable(),
    }),
  ),
  replies: z.array(
    z.object({
      id: z.uuid(),
      stage: z.string(),
      text: z.string(),
      by_name: z.string(),
      at: z.string(),
      on_time: z.boolean(),
      returned_because: z.string().nullable(),
    }),
  ),
  aspects: z.array(z.object({ id: z.string(), title: localised })),
  assessment: z
    .array(z.object({ aspect: z.string(), met: z.enum(['yes', 'partly', 'no']), note: z.string() }))
    .nullable(),
  history: z.array(
    z.object({
      no: z.number(),
      act: z.string(),
      title: localised,
      from_state: z.string().nullable(),
      to_state: z.string(),
      office: z.string().nullable(),
      by_name: z.string(),
      opinion: z.string().nullable(),
      at: z.string(),
    }),
  ),
  acts: z.array(
    z.object({ act: z.enum(letterActNames), title: localised, allowed: z.boolean(), why_not: localised.nullable() }),
  ),
});
export type LetterView = z.infer<typeof letterViewSchema>;

export const registerEntrySchema = z.object({
  organ: z.string(),
  kind: z.string(),
  year: z.number(),
  n: z.number(),
  number: z.string(),
  object_type: z.enum(['letter', 'task']),
  object_id: z.uuid(),
  unit_name: z.string().nullable(),
  issued_at: z.string(),
  cancelled_at: z.string().nullable(),
  cancelled_because: z.string().nullable(),
});

export const templateViewSchema = z.object({
  id: z.string(),
  version: z.number(),
  title: localised,
  form: z.enum(['document', 'letter', 'slip']),
  countersign: z.array(z.string()),
  approve: z.array(z.string()),
  deadlines: z.array(
    z.object({ id: z.string(), title: localised, days: z.number(), count: z.enum(['natural', 'work']) }),
  ),
  aspects: z.array(z.object({ id: z.string(), title: localised })),
  fields: z.array(
    z.object({
      id: z.string(),
      label: localised,
      kind: z.enum(['text', 'long_text', 'list', 'day']),
      required: z.boolean(),
      max: z.number(),
      hint: localised.optional(),
    }),
  ),
});
