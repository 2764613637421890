import { z } from 'zod';

/** Pieces of what models, runs, datasets and suppressions answer. */

export const localised = z.object({ zh: z.string(), en: z.string() });
export const time = z.string().describe('naive Beijing time, YYYY-MM-DD HH:MM:SS');
export const way = z.enum(['full', 'incremental', 'collection', 'line']);
export const values = z.record(z.string(), z.union([z.number(), z.string()]));
export const reason = z.string().trim().min(2).max(2000);
export const byId = z.object({ id: z.uuid() });
/** A name of the library: dataset or model. */
export const byName = z.object({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_-]*$/)
    .max(100),
});
