import type { AccountSessionTable } from '@plumb/stores/records/tables/account';
import type { Selectable } from 'kysely';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { endSessions } from './end-sessions.ts';

export type SessionRow = Selectable<AccountSessionTable>;

/** Open sessions: one's own, or (`account`) those of another, for the security administrator. */
export async function listSessions(house: House, caller: Caller, account = caller.account_id): Promise<SessionRow[]> {
  return act(house, caller, 'session:list', async ({ db, authorise }) => {
    authorise('session:list', theHouse);
    if (account !== caller.account_id)
      authorise('session:see', {
        type: 'session',
        id: account,
        unit: null,
        region: null,
        attributes: { owner: account },
      });
    return db
      .selectFrom('account_session')
      .selectAll()
      .where('account', '=', account)
      .where('ended_at', 'is', null)
      .orderBy('seen_at', 'desc')
      .execute();
  });
}

/** Ends a session: one's own, or anybody's for the security administrator. */
export async function endSession(house: House, caller: Caller, id: string): Promise<void> {
  await act(house, caller, 'session:end', async ({ db, now, authorise, record }) => {
    const session = await db.selectFrom('account_session').selectAll().where('id', '=', id).executeTakeFirst();
    if (!session) throw unseen({ type: 'session', id });
    authorise('session:end', { type: 'session', id, unit: null, region: null, attributes: { owner: session.account } });
    await endSessions(db, now, id === caller.session_id ? 'signed_out' : 'revoked', { id });
    record({ object: { type: 'session', id }, after: { account: session.account } });
  });
}
