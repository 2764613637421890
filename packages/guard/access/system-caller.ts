import type { Caller } from './caller.ts';

/** The platform itself: jobs, schedules, what follows from an act. Decisions are not open to it. */
export const systemCaller: Caller = {
  account_id: 'system',
  name: '系统 System',
  roles: [],
  unit: '',
  units: 'all',
  regions: [''],
  assurance: 'second_factor',
  session_id: 'system',
  kind: 'system',
};
