import { workDeliveries } from '@plumb/collect/batch/load-delivery';
import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { workRuns } from '@plumb/compare/kept/perform-run';
import { workSchedules } from '@plumb/compare/kept/schedule/set-schedule';
import { applySuppressions } from '@plumb/compare/kept/suppression/apply-suppressions';
import { workReminders } from '@plumb/correct/remind';
import type { House } from '@plumb/guard/house';
import { keepWatch } from '@plumb/guard/ledger/keep-watch';
import { forgetKeys } from '@plumb/guard/once';
import { workTimeLimits } from '@plumb/verify/deadline/work-time-limits';
import { workRecusal } from '@plumb/verify/recusal/work-recusal';
import { beijingNow } from './clock.ts';

const hour = 3600_000;
const keysKept = 48 * hour;

/** Lets this process do what waits and what falls due; returns how it stops beginning anything. */
export async function startWork(house: House, warehouse: OwnedWarehouse): Promise<() => Promise<void>> {
  await workDeliveries(house, warehouse);
  await workRuns(house, warehouse);
  await workSchedules(house);
  await workReminders(house);
  await workTimeLimits(house);
  await workRecusal(house, warehouse.main);
  const timer = setInterval(() => {
    forgetKeys(house.records.db, beijingNow(new Date(Date.now() - keysKept))).catch(() => {});
    // What a suppression hid is shown again when it expires, whether or not a model runs.
    applySuppressions(house.records.db, house.now()).catch(() => {});
  }, hour);
  timer.unref();
  const endWatch = keepWatch(house);
  return async () => {
    clearInterval(timer);
    await endWatch();
  };
}
