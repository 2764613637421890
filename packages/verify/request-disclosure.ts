import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { ApprovalRow } from '@plumb/guard/approval/pending-approval';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import type { House } from '@plumb/guard/house';
import { clueResource, loadClue } from './clue/load-clue.ts';
import { hitResource, loadHit, loadTask } from './hit/load-hit.ts';

export type RequestDisclosure = { object: { type: 'hit' | 'clue'; id: string }; purpose: string; reason: string };

/** Asks to see the L4 values of a hit or clue that one may open. A leader decides; the approval then opens them for half an hour at a time. */
export async function requestDisclosure(
  house: House,
  caller: Caller,
  { object, purpose, reason }: RequestDisclosure,
): Promise<ApprovalRow> {
  return act(house, caller, 'disclosure:request', async (on) => {
    const resource = await resourceOf();
    if (!resource) throw unseen(object);
    on.authorise(`${object.type}:open`, resource);
    const { unit, region } = resource;
    return requestApproval(on, { kind: 'disclosure', object: { ...object, unit, region }, purpose, reason });

    async function resourceOf() {
      if (object.type === 'clue') {
        const clue = await loadClue(on.db, object.id);
        return clue && clueResource(clue);
      }
      const hit = await loadHit(on.db, object.id);
      return hit && hitResource(hit, await loadTask(on.db, hit.task));
    }
  });
}
