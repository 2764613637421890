import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import type { House } from '@plumb/guard/house';
import type { Records } from '@plumb/stores/records/open-records';

/** For tests of the door alone: a house whose policies allow everything but the measurements, and which has no files or jobs. */
export function doorHouse(records: Records): House {
  const house: Pick<House, 'records' | 'policies' | 'now' | 'announce'> = {
    records,
    policies: {
      decide: (caller, action) =>
        action === 'platform:metrics' && !caller.roles.includes('system_admin') ? 'refuse' : 'allow',
      possible: () => [],
      actions: [],
    },
    now: () => '2026-03-02 09:00:00',
    announce: () => {},
  };
  return house as House;
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
