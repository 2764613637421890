import type { Act } from '@plumb/guard/act';
import type { ClueState } from '@plumb/stores/records/tables/clue';
import { changedMeanwhile } from '../conflict.ts';
import type { ClueRow } from './load-clue.ts';

export async function writeClueStep(
  act: Act,
  clue: string,
  step: { act: string; from: ClueState; to: ClueState; note?: string | null; details?: Record<string, unknown> },
): Promise<void> {
  await act.db
    .insertInto('clue_step')
    .values({
      clue,
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
export async function expectClueRevision(act: Act, clue: ClueRow, seen: number): Promise<void> {
  if (clue.revision === seen) return;
  const last = await act.db
    .selectFrom('clue_step')
    .select(['actor_name', 'at'])
    .where('clue', '=', clue.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  throw changedMeanwhile(last.actor_name, last.at);
}
