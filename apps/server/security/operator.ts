import type { Caller } from '@plumb/guard/access/caller';

/** Whoever may open the platform's socket on this machine: the command line. */
export const operatorCaller: Caller = {
  account_id: 'operator',
  name: '本机操作员 Operator',
  roles: [],
  unit: '',
  units: 'all',
  regions: [''],
  assurance: 'second_factor',
  session_id: 'operator',
  kind: 'operator',
};
