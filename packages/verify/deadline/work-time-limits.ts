import { afterRunQueue } from '@plumb/compare/kept/perform-run';
import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import { admitHits } from '../hit/admit-hits.ts';
import { escalateOverdue } from './escalate-overdue.ts';
import { returnLapsed } from './return-lapsed.ts';

const queue = 'verify-time-limits';

/** New hits get their time limit after each run. Every hour: those that were missed, lapsed requests go back, what is nearly due or overdue is marked. */
export async function workTimeLimits(house: House): Promise<void> {
  await house.jobs.work(queue, { retries: 3, backoff: 60 }, async () => {
    const { admitted } = await admitHits(house, systemCaller);
    const { returned } = await returnLapsed(house, systemCaller);
    const { hits, clues } = await escalateOverdue(house, systemCaller);
    return { admitted, returned, hits, clues };
  });
  await house.jobs.work(afterRunQueue, { retries: 3, backoff: 10 }, () => admitHits(house, systemCaller));
  await house.jobs.schedule(queue, queue, '5 * * * *', {});
}
