import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import type { House } from '@plumb/guard/house';

/** The demo's people as callers, by sign-in name. */
export type Cast = (login: string) => Caller;

export async function readCast(house: House): Promise<Cast> {
  const accounts = await house.records.db.selectFrom('account').selectAll().execute();
  const callers = new Map(
    accounts.map((account): [string, Caller] => [
      account.login,
      {
        account_id: account.id,
        name: account.name,
        roles: account.roles as Role[],
        unit: account.unit,
        units: account.units ?? 'all',
        regions: account.regions,
        assurance: 'second_factor',
        session_id: 'demo',
        kind: 'person',
      },
    ]),
  );
  return (login) => {
    const found = callers.get(login);
    if (!found) throw new Error(`the demo has no account ${login}`);
    return found;
  };
}
