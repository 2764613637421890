import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';

export type Precision = {
  model: string;
  version: number;
  /** null: over all units. */
  unit: string | null;
  hits: number;
  /** Hits that people weighed to the end. */
  judged: number;
  true_hits: number;
  partly: number;
  false_hits: number;
  unverifiable: number;
  exempted: number;
  /** True and partly true of those verified; null below `fewest`. */
  precision: number | null;
};

/** Below so many verified hits a share says nothing. */
export const fewest = 5;

/**
 * How often a model was right, by its version and the unit: true or partly true of the hits whose verdict is true, partly or false.
 * Withdrawn hits and those that follow another are left out, suppressed ones are not.
 */
export async function modelPrecision(
  db: Db,
  filter: { models?: readonly string[] | undefined; by_unit?: boolean } = {},
): Promise<Precision[]> {
  const unit = filter.by_unit ? sql`h.unit` : sql`NULL::text`;
  const some = filter.models ? sql`AND h.model = ANY (${[...filter.models]})` : sql``;
  // A hit is weighed under the version that it was found with first.
  const { rows } = await sql<Omit<Precision, 'precision'>>`
    SELECT model, version, unit, count(*) AS hits, count(*) FILTER (WHERE verdict IS NOT NULL OR label IS NOT NULL) AS judged,
      count(*) FILTER (WHERE verdict = 'true' OR (verdict IS NULL AND label = 'tp')) AS true_hits,
      count(*) FILTER (WHERE verdict = 'partly') AS partly,
      count(*) FILTER (WHERE verdict = 'false' OR (verdict IS NULL AND label = 'fp')) AS false_hits,
      count(*) FILTER (WHERE verdict = 'unverifiable' OR (verdict IS NULL AND label = 'undetermined')) AS unverifiable,
      count(*) FILTER (WHERE exempted) AS exempted
    FROM (SELECT h.model, v.model_version AS version, ${unit} AS unit, h.verdict, h.label,
        EXISTS (SELECT 1 FROM hit_step s WHERE s.hit = h.id AND s.from_state = 'H30' AND s.to_state = 'H92') AS exempted
      FROM hit h JOIN hit_version v ON v.hit = h.id AND v.no = 1
      WHERE h.merged_into IS NULL AND (h.withdrawn_at IS NULL OR h.verdict IS NOT NULL) ${some}) weighed
    GROUP BY model, version, unit ORDER BY model, version DESC, unit NULLS FIRST`.execute(db);
  return rows.map((row) => {
    const right = row.true_hits + row.partly;
    const verified = right + row.false_hits;
    return { ...row, precision: verified >= fewest ? Math.round((right / verified) * 1000) / 1000 : null };
  });
}
