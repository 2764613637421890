import { z } from 'zod';

/** What a write on a hit, task, candidate or clue answers. */
export const actedSchema = z.object({
  id: z.uuid(),
  no: z.union([z.number(), z.string()]),
  state: z.string(),
  /** To be named by the next act on it. */
  revision: z.number(),
  due_at: z.string().nullable(),
  /** Set where the act now waits for somebody else's approval. */
  approval: z.uuid().nullable(),
});
export type Acted = z.infer<typeof actedSchema>;
