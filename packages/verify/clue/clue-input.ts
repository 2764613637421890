import { z } from 'zod';

/** What an act on a clue may bring beside its reason; each act says in its `needs` what it cannot do without. */
export const clueInputSchema = z.object({
  duplicate_of: z.uuid().optional(),
  /** Higher, lower, back, or told another way. */
  where_to: z.enum(['higher', 'lower', 'returned', 'other_way']).optional(),
  office: z.string().min(1).optional(),
  handlers: z.array(z.string()).max(20).optional(),
  participants: z.array(z.string()).max(50).optional(),
  committee_ref: z.string().trim().min(2).max(120).optional(),
  is_head: z.boolean().optional(),
  trigger: z.string().trim().min(2).max(500).optional(),
  form: z.number().int().min(0).max(4).optional(),
  amount_recovered: z.number().min(0).optional(),
  feedback_at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
});
export type ClueInput = z.infer<typeof clueInputSchema>;
