import { z } from 'zod';
import {
  escalationSchema,
  evidenceRowSchema,
  historyStepSchema,
  localised,
  severitySchema,
  verdictSchema,
} from '../hit/hit-view.ts';

/** What the API says of a field verification task: built for a phone. */

export const taskStateSchema = z.enum(['sent', 'accepted', 'fed_back', 'returned', 'done', 'recalled']);
export const findingSchema = z.enum(['confirmed', 'refuted', 'unclear', 'not_applicable']);

export const taskItemSchema = z.object({
  id: z.uuid(),
  no: z.number(),
  hit: z.uuid(),
  hit_no: z.number(),
  title: localised,
  subject: z.object({ type: z.string(), shown: z.string() }),
  severity: severitySchema,
  /** Who verifies; whose matter it is. */
  unit: z.string(),
  hit_unit: z.string().nullable(),
  state: taskStateSchema,
  verifiers: z.array(z.object({ account: z.string(), name: z.string() })),
  sent_at: z.string(),
  accepted_at: z.string().nullable(),
  due_at: z.string().nullable(),
  escalation: escalationSchema,
  extended: z.boolean(),
  answered: z.number(),
  questions: z.number(),
  attachments: z.number(),
  verdict: verdictSchema.nullable(),
  revision: z.number(),
});
export type TaskItem = z.infer<typeof taskItemSchema>;
export const taskListSchema = z.object({ items: z.array(taskItemSchema), next_cursor: z.string().nullable() });
export type TaskList = z.infer<typeof taskListSchema>;

export const attachmentSchema = z.object({
  /** Chosen by the phone: an upload repeated is the same attachment. */
  id: z.uuid(),
  question: z.string().nullable(),
  kind: z.enum(['photo', 'document']),
  name: z.string(),
  mime: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** A copy without metadata is there to look at (photos). */
  has_view: z.boolean(),
  by: z.string(),
  by_name: z.string(),
  at: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentSchema>;

export const taskViewSchema = taskItemSchema.extend({
  /** One masked sentence. */
  reason: localised,
  question: localised,
  note: z.string(),
  innocent: z.array(localised),
  checklist: z.array(
    z.object({
      id: z.string(),
      text: localised,
      finding: findingSchema.nullable(),
      note: z.string().nullable(),
      by: z.string().nullable(),
      by_name: z.string().nullable(),
      at: z.string().nullable(),
    }),
  ),
  evidence: z.array(evidenceRowSchema),
  files: z.array(attachmentSchema),
  feedback: z
    .object({
      verdict: verdictSchema,
      facts: z.string(),
      amount: z.number().nullable(),
      responsible: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  returned_because: z.string().nullable(),
  history: z.array(historyStepSchema),
  acts: z.array(z.object({ act: z.string(), allowed: z.boolean(), why_not: localised.nullable() })),
});
export type TaskView = z.infer<typeof taskViewSchema>;
