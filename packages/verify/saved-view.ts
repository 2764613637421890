import { z } from 'zod';
import { keptFilterSchema } from './hit/hit-filter.ts';

/** A filter of the hits queue that somebody keeps under a name. */
export const savedViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: keptFilterSchema,
  /** Also for the others of the unit. */
  shared: z.boolean(),
  owner: z.string(),
  mine: z.boolean(),
  created_at: z.string(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
