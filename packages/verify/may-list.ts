import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { refused } from '@plumb/guard/access/refusal';
import type { House } from '@plumb/guard/house';

/** Lists leave no trace one by one, but who may not list at all is refused. */
export function mayList(house: House, caller: Caller, action: string): void {
  if (house.policies.decide(caller, action, theHouse) !== 'allow') throw refused(action, theHouse);
}
