import type { Caller } from '../access/caller.ts';
import type { Role } from '../access/role.ts';
import { type TestHouse, testCaller } from '../house-fixture.ts';
import { seat } from './account-fixture.ts';
import { decideAccountRequest } from './decide-account-request.ts';
import { grantRoles } from './grant-roles.ts';

let seats = 0;
/** For tests: an administrator with an account, who gave the second factor. */
export async function administrator(house: TestHouse, role: Role): Promise<Caller> {
  const { id } = await seat(house, `guan.li.${++seats}`, [role]);
  return testCaller(role, { account_id: id });
}

export const rowOf = (house: TestHouse, id: string) =>
  house.records.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** For tests: an account as it stands, and why something is done to it. */
export const onAccount = async (house: TestHouse, id: string) => ({
  account: id,
  revision: (await rowOf(house, id)).revision,
  reason: '本人到场核实',
});

export const confirmRequest = (
  house: TestHouse,
  caller: Caller,
  approval: string,
  decision: 'approve' | 'refuse' = 'approve',
) => decideAccountRequest(house, caller, { approval, decision, note: '已当面核实', revision: 1 });

export const grantTo = async (house: TestHouse, caller: Caller, id: string, held: string[]) =>
  grantRoles(house, caller, { ...(await onAccount(house, id)), roles: held, units: 'all', regions: [''] });
