import { z } from 'zod';

/** What a backup holds. `entries` are the archive's files with their digests; every one is checked before anything is restored. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  made_at: z.string(),
  /** The last migration of the records: a restore goes up to it, takes the rows in, then goes on to the product's own. */
  migration: z.string(),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
      entry: z.string(),
    }),
  ),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.number().int() })),
  entries: z.record(z.string(), z.strictObject({ bytes: z.number().int().nonnegative(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export const manifestName = 'manifest.json';
