import { tidySessions } from '../account/tidy-sessions.ts';
import { lapseApprovals } from '../approval/lapse-approvals.ts';
import type { House } from '../house.ts';
import { makeCheckpoint } from './checkpoint.ts';

const everyMinutes = 5;

/** Signs a checkpoint every few minutes, lets old requests lapse and ends sessions that nobody came back to. Returns how it stops, with a last checkpoint. */
export function keepWatch(house: House): () => Promise<void> {
  // What fails here (a database that is gone) is tried again next time; verification shows what stayed unsigned.
  const watch = () => Promise.all([makeCheckpoint(house), lapseApprovals(house), tidySessions(house)]).catch(() => {});
  const timer = setInterval(watch, everyMinutes * 60_000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await makeCheckpoint(house);
  };
}
