import type { Role } from './role.ts';

/** Who asks. Built by a door from a session; the operator of the machine and the platform's own jobs have one of their own. */
export type Caller = {
  account_id: string;
  /** Shown name. */
  name: string;
  roles: readonly Role[];
  /** The unit (org_code) that the account belongs to. */
  unit: string;
  /** Units whose matters it may see: codes, or 'all' of its regions. */
  units: readonly string[] | 'all';
  /** Prefixes of region codes that it may see; ['']: every region. */
  regions: readonly string[];
  /** How surely it is this person: the second factor was given in this session, or only the password. */
  assurance: 'password' | 'second_factor';
  session_id: string;
  /** `operator`: the command line on the machine itself. `system`: jobs and schedules. */
  kind: 'person' | 'operator' | 'system';
};
