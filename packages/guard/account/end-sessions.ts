import type { Db } from '@plumb/stores/records/open-records';
import type { SessionEnd } from '@plumb/stores/records/tables/account';

/** Ends one session, or those of an account (but `except`): its cookie opens nothing from then on. How many. */
export async function endSessions(
  db: Db,
  now: string,
  why: SessionEnd,
  which: { id: string } | { account: string; except?: string },
): Promise<number> {
  let query = db.updateTable('account_session').set({ ended_at: now, ended_why: why }).where('ended_at', 'is', null);
  if ('id' in which) query = query.where('id', '=', which.id);
  else {
    query = query.where('account', '=', which.account);
    if (which.except !== undefined) query = query.where('id', '<>', which.except);
  }
  const ended = await query.returning('id').execute();
  if (ended.length > 0)
    await db
      .deleteFrom('auth_session')
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .execute();
  return ended.length;
}
