import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';

export type Place = { unit: string | null; region: string | null };
type Sight = { units: readonly string[] | null; regions: readonly string[] };

/** What the verifiers of a group may see. */
export function groupVerifiers(db: Db, unit: string): Promise<Sight[]> {
  return db
    .selectFrom('account')
    .select(['units', 'regions'])
    .where('unit', '=', unit)
    .where('state', '=', 'active')
    .where(sql<boolean>`'field_verifier' = ANY (roles)`)
    .execute();
}

/** A matter is worth sending to a group where two of its people may see it: one alone cannot sign for a task. */
export function canVerify(group: readonly Sight[], { unit, region }: Place): boolean {
  const seeing = group.filter(({ units, regions }) => {
    const inRegion = regions.some((prefix) => (region ?? '').startsWith(prefix));
    return unit !== null && (units === null ? inRegion : units.includes(unit) && (region === null || inRegion));
  });
  return seeing.length >= 2;
}

export function noVerifiers(unit: string): PlumbError {
  return new PlumbError({
    code: 'no-verifiers',
    where: unit,
    texts: {
      zh: `${unit} 没有两名可见该单位事项的核查员,请另选核查组或先由安全保密管理员授权`,
      en: `${unit} has no two verifiers who may see this unit's matters: choose another group, or have them granted`,
    },
    exit: 1,
  });
}
