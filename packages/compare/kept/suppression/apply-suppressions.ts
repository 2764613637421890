import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';

/**
 * Marks the hits that active suppressions hide, and shows again those whose suppression ended or expired. Only hits that nobody works
 * on yet are hidden; none is dropped. Each suppression counts the hits that it hid.
 */
export async function applySuppressions(db: Db, now: string): Promise<void> {
  await sql`UPDATE suppression SET state = 'ended', ended_at = expires_at WHERE state = 'active' AND expires_at <= ${now}`.execute(
    db,
  );
  await sql`UPDATE hit SET suppressed_by = NULL, revision = revision + 1, updated_at = ${now} FROM suppression s
    WHERE s.id = hit.suppressed_by AND s.state <> 'active'`.execute(db);
  await sql`WITH hid AS (
      UPDATE hit h SET suppressed_by = s.id, revision = revision + 1, updated_at = ${now} FROM suppression s
      WHERE s.state = 'active' AND h.subject_type = s.subject_type AND h.subject_key = s.subject_key
        AND (s.model IS NULL OR s.model = h.model) AND h.state = 'H20' AND h.suppressed_by IS NULL
        AND h.assigned_to IS NULL AND h.candidate IS NULL
      RETURNING s.id)
    UPDATE suppression s SET hidden = hidden + n FROM (SELECT id, count(*) AS n FROM hid GROUP BY id) c WHERE c.id = s.id`.execute(
    db,
  );
}
