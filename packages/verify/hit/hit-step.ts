import type { Act } from '@plumb/guard/act';
import type { HitState } from '@plumb/stores/records/tables/hit';
import { changedMeanwhile } from '../conflict.ts';
import type { HitRow } from './load-hit.ts';

/** One line of the hit's history, in words; the ledger keeps the digests. */
export async function writeStep(
  act: Act,
  hit: string,
  step: { act: string; from: HitState; to: HitState; note?: string | null; details?: Record<string, unknown> },
): Promise<void> {
  await act.db
    .insertInto('hit_step')
    .values({
      hit,
      at: act.now,
      act: step.act,
      actor: act.caller.account_id,
      actor_name: act.caller.name,
      from_state: step.from,
      to_state: step.to,
      note: step.note ?? null,
      details: JSON.stringify(step.details ?? {}),
    })
    .execute();
}

/** Refuses who saw an older revision, naming who changed it and when. */
export async function expectRevision(act: Act, hit: HitRow, seen: number): Promise<void> {
  if (hit.revision === seen) return;
  const last = await act.db
    .selectFrom('hit_step')
    .select(['actor_name', 'at'])
    .where('hit', '=', hit.id)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  // A run may have changed it after the last person did.
  const byPerson = last && last.at >= hit.updated_at;
  throw changedMeanwhile(byPerson ? last.actor_name : '比对运行 (a run)', byPerson ? last.at : hit.updated_at);
}
