import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import type { Acted } from '../hit/acted.ts';
import { hitGuards } from '../hit/hit-guard.ts';
import { answer, join, lockCandidate } from './make-candidate.ts';

export type SplitCandidate = { candidate: string; revision: number; reason: string; hits?: string[] | undefined };

/** Takes hits out of a candidate again, all or some. With one left there is nothing to weigh together: it ends. */
export async function splitCandidate(house: House, caller: Caller, input: SplitCandidate): Promise<Acted> {
  return act(house, caller, 'candidate:split', async (act) => {
    const candidate = await lockCandidate(act, input.candidate, 'candidate:split', input.revision);
    if (await pendingApproval(act.db, { type: 'candidate', id: candidate.id }))
      throw new PlumbError({
        code: 'not-ready',
        where: 'nothing pending',
        texts: hitGuards['nothing pending'].why,
        exit: 1,
      });
    const members = await act.db
      .selectFrom('hit')
      .selectAll()
      .where('candidate', '=', candidate.id)
      .orderBy('id')
      .forUpdate()
      .execute();
    for (const id of input.hits ?? []) if (!members.some((hit) => hit.id === id)) throw unseen({ type: 'hit', id });
    const out = input.hits ? members.filter(({ id }) => input.hits?.includes(id)) : members;
    const left = members.length - out.length;
    const ends = left < 2;
    await join(act, ends ? members : out, null, input.reason);
    const row = await act.db
      .updateTable('clue_candidate')
      .set({ state: ends ? 'split' : 'open', revision: candidate.revision + 1 })
      .where('id', '=', candidate.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    act.record({ object: { type: 'candidate', id: row.id }, before: candidate, after: row, reason: input.reason });
    return answer(row);
  });
}
