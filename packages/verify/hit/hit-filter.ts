import { z } from 'zod';
import { severitySchema, stateSchema, verdictSchema } from './hit-view.ts';

const several = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(of).max(100));
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const yes = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean());

/** Which hits: shared by the list, its counts, saved views and bulk triage. Several values of one field: any of them. */
export const hitFilterSchema = z.object({
  state: several(stateSchema).optional(),
  severity: several(severitySchema).optional(),
  model: several(z.string()).optional(),
  field: several(z.string()).optional(),
  unit: several(z.string()).optional(),
  /** Prefix of a region code. */
  region: z
    .string()
    .regex(/^\d{0,12}$/)
    .optional(),
  /** Days of the fact, both included. */
  from: day.optional(),
  to: day.optional(),
  amount_min: z.coerce.number().optional(),
  amount_max: z.coerce.number().optional(),
  /** 'me', 'none' or an account. */
  assigned: z.string().optional(),
  overdue: yes.optional(),
  verdict: several(verdictSchema).optional(),
  candidate: z.uuid().optional(),
  /** Number of the hit, or part of the masked subject. */
  text: z.string().trim().max(60).optional(),
  /** Also suppressed, withdrawn and merged ones. */
  hidden: yes.optional(),
});
export type HitFilter = z.infer<typeof hitFilterSchema>;
