import { z } from 'zod';

/** `cases.yaml` of a model: rows, and the hits expected of them. */

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const row = z.record(z.string(), cell);
const tables = z.record(z.string(), z.array(row));
const place = z.tuple([z.number(), z.number()]);

/** A vehicle's fixes told as legs; `at` and `drive` are [lng, lat] WGS-84, durations are minutes. */
const track = z.strictObject({
  vehicle: z.string(),
  start: z.string(),
  at: place,
  /** Seconds between fixes. */
  every: z.number().positive().default(60),
  odometer: z.number().optional(),
  legs: z.array(
    z.union([
      z.strictObject({ stay: z.number() }),
      z.strictObject({ drive: place, minutes: z.number().positive() }),
      /** No fixes; with `to`, the vehicle is there afterwards and the odometer has run. */
      z.strictObject({ silent: z.number().positive(), to: place.optional() }),
    ]),
  ),
});

const expected = z.strictObject({
  outcome: z.enum(['hit', 'not_evaluable']).default('hit'),
  subject: z.string(),
  /** The fact key; several fact columns are joined by |. */
  fact: z.string().optional(),
  /** Id of the not_evaluable reason. */
  because: z.string().optional(),
  occurred_at: z.string().optional(),
  amount: z.number().nullable().optional(),
  severity: z.enum(['high', 'medium', 'low']).optional(),
  /** Text that the reason in Chinese must contain. */
  says: z.string().optional(),
});

const oneCase = z.strictObject({
  name: z.string().min(1),
  /** Added to the base rows. */
  rows: tables.optional(),
  /** Base rows matching `where` are changed. */
  change: z.record(z.string(), z.array(z.strictObject({ where: row, set: row }))).optional(),
  /** Base rows matching are taken away. */
  remove: z.record(z.string(), z.array(row)).optional(),
  /** Datasets not delivered at all. */
  without: z.array(z.string()).optional(),
  tracks: z.array(track).optional(),
  /** Derived tables given as they are instead of being built. */
  derived: tables.optional(),
  params: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  as_of: z.string().optional(),
  /** Which parameter's boundary this case stands on: `hit` just on the side that hits, `clear` just on the other. */
  boundary: z.record(z.string(), z.enum(['hit', 'clear'])).optional(),
  exemption: z.string().optional(),
  not_evaluable: z.string().optional(),
  near_miss: z.boolean().optional(),
  expect: z.array(expected),
});

export const casesSchema = z.strictObject({
  base: tables.optional(),
  base_derived: tables.optional(),
  base_tracks: z.array(track).optional(),
  cases: z.array(oneCase).min(1),
  /** Seeded faults that change nothing that can be observed, each with the reason. */
  equivalent: z.array(z.strictObject({ fault: z.string(), why: z.string().min(10) })).optional(),
});

export type Cases = z.infer<typeof casesSchema>;
export type Case = z.infer<typeof oneCase>;
export type Track = z.infer<typeof track>;
export type Expected = z.infer<typeof expected>;
