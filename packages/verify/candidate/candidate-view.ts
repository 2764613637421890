import { z } from 'zod';
import { hitItemSchema, pendingSchema, severitySchema } from '../hit/hit-view.ts';

/** Several hits on one subject weighed together. Each keeps its own evidence. */
export const candidateItemSchema = z.object({
  id: z.uuid(),
  no: z.number(),
  subject: z.object({ type: z.string(), shown: z.string() }),
  unit: z.string().nullable(),
  region: z.string().nullable(),
  severity: severitySchema,
  hits: z.number(),
  models: z.number(),
  amount: z.number().nullable(),
  state: z.enum(['open', 'promoted', 'split']),
  note: z.string(),
  made_by: z.string(),
  made_at: z.string(),
  revision: z.number(),
});
export type CandidateItem = z.infer<typeof candidateItemSchema>;
export const candidateListSchema = z.object({
  items: z.array(candidateItemSchema),
  next_cursor: z.string().nullable(),
});
export const candidateViewSchema = candidateItemSchema.extend({
  members: z.array(hitItemSchema),
  clue: z.object({ id: z.uuid(), no: z.string() }).nullable(),
  /** The clue that was proposed and waits for somebody else's decision. */
  pending: z.array(pendingSchema),
});
export type CandidateView = z.infer<typeof candidateViewSchema>;
