import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';

/** Lists leave no trace one by one; who may not list at all is refused, and that is audited. */
export async function mayList(house: House, caller: Caller, action: string): Promise<void> {
  if (house.policies.decide(caller, action, theHouse) === 'allow') return;
  await act(house, caller, action, async ({ authorise }) => authorise(action, theHouse));
}
