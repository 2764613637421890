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
  /** A region code, or the beginning of one. */
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

/** The same as it is kept and told: lists are lists, numbers are numbers. */
export const keptFilterSchema = z.object({
  state: z.array(stateSchema).optional(),
  severity: z.array(severitySchema).optional(),
  model: z.array(z.string()).optional(),
  field: z.array(z.string()).optional(),
  unit: z.array(z.string()).optional(),
  region: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  amount_min: z.number().optional(),
  amount_max: z.number().optional(),
  assigned: z.string().optional(),
  overdue: z.boolean().optional(),
  verdict: z.array(verdictSchema).optional(),
  candidate: z.string().optional(),
  text: z.string().optional(),
  hidden: z.boolean().optional(),
}) satisfies z.ZodType<HitFilter>;
