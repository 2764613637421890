import { Refusal } from '@plumb/guard/access/refusal';
import type { Act } from '@plumb/guard/act';
import { sql } from 'kysely';

/** Nobody has hits on themselves, their kin or their own unit hidden, nor decides on it. Throws `recused`; it is written to the ledger. */
export async function refuseTied(
  { db, caller }: Act,
  subject: { subject_type: string; subject_key: string; unit: string | null },
  object: { type: string; id: string },
): Promise<void> {
  const tie = await db
    .selectFrom('recusal_tie as tie')
    .select('tie.degree')
    .where('tie.account', '=', caller.account_id)
    .where((eb) =>
      eb.or([
        eb('tie.id_no', '=', subject.subject_key),
        eb.exists(
          eb
            .selectFrom('hit')
            .innerJoin('hit_version', 'hit_version.hit', 'hit.id')
            .select('hit.id')
            .where('hit.subject_type', '=', subject.subject_type)
            .where('hit.subject_key', '=', subject.subject_key)
            .where(sql<boolean>`hit_version.evidence::text LIKE '%' || tie.id_no || '%'`),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!tie && (subject.unit === null || subject.unit !== caller.unit)) return;
  throw new Refusal({
    code: 'recused',
    texts: {
      zh: '须回避:涉及本人、近亲属或本单位',
      en: 'recused: it concerns yourself, a relative or your own unit',
    },
    object,
  });
}
