import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import { remindLetters } from './letter/remind-letters.ts';
import { remindRectifications } from './rectification/remind-rectifications.ts';

const queue = 'correct-reminders';

/** Every morning and noon: what is nearly due, due and overdue, of letters and rectifications. */
export async function workReminders(house: House): Promise<void> {
  await house.jobs.work(queue, { retries: 3, backoff: 60 }, async () => {
    const letters = await remindLetters(house, systemCaller);
    const rectifications = await remindRectifications(house, systemCaller);
    return { letters: letters.reminded, rectifications: rectifications.reminded };
  });
  await house.jobs.schedule(queue, queue, '30 8,13 * * *', {});
}
