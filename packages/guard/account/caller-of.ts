import type { IncomingHttpHeaders } from 'node:http';
import { fromMs, toMs } from '@plumb/ground/period';
import type { Caller } from '../access/caller.ts';
import type { Role } from '../access/role.ts';
import type { House } from '../house.ts';
import type { AccountRow } from './account.ts';
import { needsSecondFactor } from './doorkeeper.ts';
import { endSessions } from './end-sessions.ts';

const minute = 60_000;

/** What somebody has to do before they may do anything else. */
export type Must = 'change-password' | 'enrol-second-factor';

export type Present = { caller: Caller; account: AccountRow; must: Must[] };

/** Who asks, from the session cookie; undefined: nobody, or a session that is over. Somebody who still must do something first has no role. */
export async function callerOf(house: House, headers: IncomingHttpHeaders): Promise<Caller | undefined> {
  return (await presentOf(house, headers))?.caller;
}

export async function presentOf(house: House, { cookie }: IncomingHttpHeaders): Promise<Present | undefined> {
  if (!cookie?.includes('plumb.session_token=')) return undefined;
  const found = await house.doorkeeper.authentication.api.getSession({ headers: new Headers({ cookie }) });
  if (!found) return undefined;
  const { db } = house.records;
  const now = house.now();
  const session = await db
    .selectFrom('account_session')
    .selectAll()
    .where('id', '=', found.session.id)
    .executeTakeFirst();
  const account = await db.selectFrom('account').selectAll().where('id', '=', found.user.id).executeTakeFirst();
  if (!session || !account || session.ended_at !== null || account.state !== 'active') return undefined;
  const { idle_minutes, longest_hours } = house.doorkeeper.settings;
  const idle = toMs(now) - toMs(session.seen_at) > idle_minutes * minute;
  const tooLong = toMs(now) - toMs(session.started_at) > longest_hours * 60 * minute;
  if (idle || tooLong) {
    await endSessions(db, now, idle ? 'idle' : 'too_long', { id: session.id });
    return undefined;
  }
  if (session.seen_at < fromMs(toMs(now) - minute))
    await db.updateTable('account_session').set({ seen_at: now }).where('id', '=', session.id).execute();
  const must = mustOf(house, account, now);
  return { account, must, caller: asCaller(account, session, must.length > 0) };
}

function mustOf({ doorkeeper }: House, account: AccountRow, now: string): Must[] {
  const { password_days } = doorkeeper.settings;
  const old = password_days !== null && toMs(now) - toMs(account.password_at) > password_days * 24 * 60 * minute;
  return [
    ...(account.must_change_password || old ? (['change-password'] as const) : []),
    ...(needsSecondFactor(doorkeeper, account.roles) && !account.second_factor
      ? (['enrol-second-factor'] as const)
      : []),
  ];
}

function asCaller(account: AccountRow, session: { id: string; second_factor: boolean }, hampered: boolean): Caller {
  return {
    account_id: account.id,
    name: account.name,
    roles: hampered ? [] : (account.roles as Role[]),
    unit: account.unit,
    units: hampered ? [] : (account.units ?? 'all'),
    regions: hampered ? [] : account.regions,
    assurance: session.second_factor ? 'second_factor' : 'password',
    session_id: session.id,
    kind: 'person',
  };
}
