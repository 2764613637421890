import { z } from 'zod';

const localised = z.object({ zh: z.string(), en: z.string() });

/** What the first page shows: where everything within the caller's sight stands. */
export const overviewSchema = z.object({
  as_of: z.string(),
  totals: z.object({
    hits: z.number(),
    waiting: z.number(),
    verifying: z.number(),
    overdue: z.number(),
    closed: z.number(),
    clues: z.number(),
    letters: z.number(),
    rectifications: z.number(),
    recovered: z.number(),
  }),
  loop: z.object({
    links: z.array(z.object({ from: z.string(), to: z.string(), value: z.number() })),
    /** From the rows taken in to what was put right. */
    figures: z.object({
      rows: z.number(),
      hits: z.number(),
      verified: z.number(),
      confirmed: z.number(),
      cleared: z.number(),
      clues: z.number(),
      letters: z.number(),
      corrected: z.number(),
    }),
  }),
  /** By week; `at`: its Monday. */
  trend: z.array(z.object({ at: z.string(), found: z.number(), closed: z.number(), high: z.number() })),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      lng: z.number().nullable(),
      lat: z.number().nullable(),
      hits: z.number(),
      high: z.number(),
    }),
  ),
  models: z.array(
    z.object({
      model: z.string(),
      title: localised,
      hits: z.number(),
      high: z.number(),
      precision: z.number().nullable(),
    }),
  ),
});
export type Overview = z.infer<typeof overviewSchema>;

/** One number of the statistics. `to`: the page with exactly what it counts; null: there is no such list. */
export const figureSchema = z.object({
  id: z.string(),
  title: localised,
  value: z.number().nullable().describe('null: nothing to divide by'),
  unit: z.enum(['count', 'yuan', 'share']),
  /** Of a share: what it was divided by. */
  of: z.number().nullable(),
  to: z.string().nullable(),
});
export const breakdownSchema = z.object({
  id: z.string(),
  title: localised,
  rows: z.array(z.object({ key: z.string(), title: localised, value: z.number(), to: z.string().nullable() })),
});
export const statisticsSchema = z.object({
  as_of: z.string(),
  groups: z.array(
    z.object({
      id: z.string(),
      title: localised,
      figures: z.array(figureSchema),
      breakdowns: z.array(breakdownSchema),
    }),
  ),
});
export type Statistics = z.infer<typeof statisticsSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Breakdown = z.infer<typeof breakdownSchema>;
export type StatisticsGroup = Statistics['groups'][number];
