import { z } from 'zod';

/**
 * A derived table that many models share: `library/derived/<name>.yaml`, with `<name>.sql` beside it when `kind` is sql.
 * track: made in one pass over gps_point by the reducers of ground/track; native: made by code named like the table.
 */
export const derivedSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  kind: z.enum(['sql', 'track', 'native']),
  /** One row is … */
  grain: z.string(),
  /** Datasets and derived tables that it reads. */
  from: z.array(z.string()).min(1),
  params: z.record(z.string(), z.strictObject({ value: z.number(), unit: z.string(), why: z.string() })).optional(),
  columns: z.record(
    z.string(),
    z.strictObject({ type: z.enum(['string', 'int', 'decimal', 'bool', 'date', 'datetime']), what: z.string() }),
  ),
});

export type DerivedSpec = z.infer<typeof derivedSchema>;
