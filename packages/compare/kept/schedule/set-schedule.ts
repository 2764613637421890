import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { modelAt } from '../known-library.ts';
import { modelResource } from '../model-resource.ts';
import { requestRun } from '../request-run.ts';
import { parseCron } from './cron.ts';
import { lookBackFrom } from './look-back.ts';

const queue = 'run-schedule';
const nameOf = (model: string) => `model/${model}`;

export type SetSchedule = { model: string; cron: string; look_back_days: number; enabled: boolean; reason: string };

/** Says when a model runs by itself and how far it looks back. */
export async function setSchedule(house: House, caller: Caller, input: SetSchedule): Promise<{ model: string }> {
  const { model, cron, look_back_days, enabled, reason } = input;
  await act(house, caller, 'model:schedule', async ({ db, now, authorise, record }) => {
    const { spec } = modelAt(house.library, model);
    authorise('model:schedule', modelResource(spec.id));
    parseCron(cron);
    if (!Number.isInteger(look_back_days) || look_back_days < 1 || look_back_days > 3660) throw badLookBack();
    const before = await db.selectFrom('model_schedule').selectAll().where('model', '=', model).executeTakeFirst();
    const set = { cron, look_back_days, enabled, changed_by: caller.account_id, changed_at: now };
    await db
      .insertInto('model_schedule')
      .values({ model, ...set, since: now })
      .onConflict((on) =>
        on.column('model').doUpdateSet({ ...set, ...(before?.cron !== cron || !before.enabled ? { since: now } : {}) }),
      )
      .execute();
    record({ object: { type: 'model', id: model }, before, after: set, reason });
  });
  await tellJobs(house, { model, cron, enabled });
  return { model };
}

/** Lets this process run the schedules; those that are kept are told to the queue anew. */
export async function workSchedules(house: House): Promise<void> {
  await house.jobs.work<{ model: string }>(queue, {}, async (job) => runScheduled(house, job.data.model));
  for (const one of await house.records.db.selectFrom('model_schedule').selectAll().execute())
    await tellJobs(house, one);
}

/** Asks for the run of a schedule whose time has come. */
export async function runScheduled(house: House, model: string): Promise<Record<string, unknown>> {
  const schedule = await house.records.db
    .selectFrom('model_schedule')
    .selectAll()
    .where('model', '=', model)
    .executeTakeFirst();
  if (!schedule?.enabled) return { skipped: true };
  const run = await requestRun(house, systemCaller, {
    models: [model],
    purpose: 'schedule',
    reason: `定时运行 ${schedule.cron}`,
    since: lookBackFrom(house.now(), schedule.look_back_days, schedule.failed_since),
  });
  return { run: run.id };
}

async function tellJobs(
  house: House,
  { model, cron, enabled }: { model: string; cron: string; enabled: boolean },
): Promise<void> {
  if (enabled) await house.jobs.schedule(nameOf(model), queue, cron, { model });
  else await house.jobs.unschedule(nameOf(model));
}

function badLookBack(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '回看天数应为 1 至 3660 的整数', en: 'the look-back takes 1 to 3660 whole days' },
    where: 'look_back_days',
  });
}
