import { fromMs, toMs } from '@plumb/ground/period';
import { sql } from 'kysely';
import { Refusal } from '../access/refusal.ts';
import type { House } from '../house.ts';

/** What failed sign-ins are counted by: the name as typed, so that a name that does not exist locks like one that does. */
export function loginDigest({ seal }: House, login: string): string {
  return Buffer.from(seal.mac(Buffer.from(`login\n${login.trim().toLowerCase()}`))).toString('hex');
}

/**
 * Counts an attempt before it is judged, so that many at once count too. Throws `locked-out` while the name is locked.
 * A count that is older than the lock lasts begins anew.
 */
export async function chargeAttempt(house: House, digest: string): Promise<void> {
  const { failures, lock_minutes } = house.doorkeeper.settings;
  const now = house.now();
  const forgotten = fromMs(toMs(now) - lock_minutes * 60_000);
  const until = fromMs(toMs(now) + lock_minutes * 60_000);
  const row = await house.records.db
    .insertInto('sign_in_failure')
    .values({ login_digest: digest, failures: 1, last_at: now, locked_until: null })
    .onConflict((conflict) =>
      conflict.column('login_digest').doUpdateSet({
        failures: sql`CASE WHEN sign_in_failure.last_at < ${forgotten}::timestamp OR sign_in_failure.locked_until <= ${now}::timestamp
          THEN 1 ELSE sign_in_failure.failures + 1 END`,
        locked_until: sql`CASE WHEN sign_in_failure.locked_until > ${now}::timestamp THEN sign_in_failure.locked_until
          WHEN sign_in_failure.last_at < ${forgotten}::timestamp OR sign_in_failure.locked_until <= ${now}::timestamp THEN NULL
          WHEN sign_in_failure.failures >= ${failures} THEN ${until}::timestamp END`,
        last_at: now,
      }),
    )
    .returning('locked_until')
    .executeTakeFirstOrThrow();
  if (row.locked_until !== null) throw lockedOut(digest, row.locked_until);
}

/** The attempt was no failure after all: forgets the count, or (`half`: the password was right, the code is still to come) only this one. */
export async function forgive({ records }: House, digest: string, half = false): Promise<void> {
  if (half)
    await records.db
      .updateTable('sign_in_failure')
      .set((eb) => ({ failures: eb('failures', '-', 1) }))
      .where('login_digest', '=', digest)
      .execute();
  else await records.db.deleteFrom('sign_in_failure').where('login_digest', '=', digest).execute();
}

function lockedOut(digest: string, until: string): Refusal {
  const time = until.slice(11, 16);
  return new Refusal({
    code: 'locked-out',
    texts: {
      zh: `登录失败次数过多,${time} 后再试`,
      en: `too many failed sign-ins: try again after ${time}`,
    },
    object: { type: 'login', id: digest.slice(0, 16) },
  });
}
