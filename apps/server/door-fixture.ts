import type { Caller } from '@plumb/guard/access/caller';
import type { PolicyBook } from '@plumb/guard/access/policy-book';
import type { Role } from '@plumb/guard/access/role';
import type { House } from '@plumb/guard/house';
import { testHouse } from '@plumb/guard/house-fixture';
import type { Records } from '@plumb/stores/records/open-records';

/** For tests of the door alone: a house whose policies allow everything but the measurements. */
export function doorHouse(records: Records): House {
  const policies: PolicyBook = {
    decide: (caller, action) =>
      action === 'platform:metrics' && !caller.roles.includes('system_admin') ? 'refuse' : 'allow',
    possible: () => [],
    actions: [],
  };
  // Not spread: a test house opens its doorkeeper only when it is asked for.
  return Object.assign(testHouse(records), { policies });
}

export function person(role: string): Caller {
  return {
    account_id: role,
    name: role,
    roles: [role as Role],
    unit: 'U1',
    units: 'all',
    regions: [''],
    assurance: 'second_factor',
    session_id: role,
    kind: 'person',
  };
}
