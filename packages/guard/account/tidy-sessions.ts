import { fromMs, toMs } from '@plumb/ground/period';
import type { House } from '../house.ts';
import { endSessions } from './end-sessions.ts';

const minute = 60_000;

/** Ends the sessions that nobody came back to, and forgets old failed sign-ins. How many sessions. */
export async function tidySessions({ records, doorkeeper, now }: House): Promise<number> {
  const { idle_minutes, longest_hours, lock_minutes } = doorkeeper.settings;
  const present = now();
  const before = (minutes: number) => fromMs(toMs(present) - minutes * minute);
  const { db } = records;
  const over = await db
    .selectFrom('account_session')
    .select('id')
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('seen_at', '<', before(idle_minutes)), eb('started_at', '<', before(longest_hours * 60))]))
    .execute();
  for (const { id } of over) await endSessions(db, present, 'idle', { id });
  await db
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', before(2 * lock_minutes))
    .execute();
  return over.length;
}
