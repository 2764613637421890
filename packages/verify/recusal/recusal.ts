import type { Localised } from '@plumb/ground/localised';
import { Refusal } from '@plumb/guard/access/refusal';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';

/** Why an account must stay away from a matter. */
export type Tie = 'self' | 'kin' | 'same unit';

export const tieTexts: Record<Tie, Localised> = {
  self: { zh: '须回避:涉及本人', en: 'recused: it concerns yourself' },
  kin: { zh: '须回避:涉及近亲属(两代以内)', en: 'recused: it concerns a relative within two degrees' },
  'same unit': { zh: '须回避:涉及本单位', en: 'recused: it concerns your own unit' },
};

export type Matter = { hits: readonly string[]; subject_key: string; unit: string | null };

/** The first tie of an account to a matter: its subject, the persons in its hits' evidence, its unit. */
export async function tieOf(
  db: Db,
  account: { account_id: string; unit: string },
  matter: Matter,
): Promise<Tie | undefined> {
  const near = await db
    .selectFrom('recusal_tie as tie')
    .select('degree')
    .where('account', '=', account.account_id)
    .where((eb) =>
      eb.or([
        eb('tie.id_no', '=', matter.subject_key),
        eb.exists(
          eb
            .selectFrom('hit_version')
            .select('hit')
            .where('hit', 'in', matter.hits.length > 0 ? [...matter.hits] : ['00000000-0000-0000-0000-000000000000'])
            .where(sql<boolean>`evidence::text LIKE '%' || tie.id_no || '%'`),
        ),
      ]),
    )
    .orderBy('degree')
    .executeTakeFirst();
  if (near) return near.degree === 0 ? 'self' : 'kin';
  return matter.unit !== null && matter.unit === account.unit ? 'same unit' : undefined;
}

/** Refuses who is tied to the matter; written to the ledger. `whose` names another account than the caller's. */
export function recused(tie: Tie, object: { type: string; id: string }, whose?: string): Refusal {
  const { zh, en } = tieTexts[tie];
  return new Refusal({
    code: 'recused',
    texts: whose ? { zh: `${whose} ${zh}`, en: `${whose}: ${en}` } : { zh, en },
    object,
  });
}
