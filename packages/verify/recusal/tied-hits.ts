import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import type { Tie } from './recusal.ts';

type Hit = { id: string; subject_key: string; unit: string | null };

/** Which of many hits an account is tied to. The evidence is read only where the account is linked to a person at all. */
export async function tiedHits(
  db: Db,
  account: { account_id: string; unit: string },
  hits: readonly Hit[],
): Promise<Map<string, Tie>> {
  const tied = new Map<string, Tie>(
    hits.filter(({ unit }) => unit !== null && unit === account.unit).map(({ id }) => [id, 'same unit']),
  );
  const { rows } = await sql<{ id: string; degree: number }>`
    SELECT found.id, min(found.degree) AS degree FROM (
      SELECT hit.id, tie.degree FROM recusal_tie tie JOIN hit ON hit.subject_key = tie.id_no
      WHERE tie.account = ${account.account_id} AND hit.id = ANY (${hits.map(({ id }) => id)}::uuid[])
      UNION ALL
      SELECT v.hit, tie.degree FROM recusal_tie tie JOIN hit_version v ON v.evidence::text LIKE '%' || tie.id_no || '%'
      WHERE tie.account = ${account.account_id} AND v.hit = ANY (${hits.map(({ id }) => id)}::uuid[])
    ) found GROUP BY found.id`.execute(db);
  for (const { id, degree } of rows) tied.set(id, degree === 0 ? 'self' : 'kin');
  return tied;
}
