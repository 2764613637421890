import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { requestRun } from '@plumb/compare/kept/request-run';
import type { Localised } from '@plumb/ground/localised';
import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import { type ShownAccount, seatAdministrators, seatDemo } from './accounts.ts';
import { type CitySize, jobDone, loadCity } from './load-city.ts';
import { step } from './steps.ts';

export type SetUp = {
  house: House;
  warehouse: OwnedWarehouse;
  city: CitySize | 'none';
  /** Folder that the city's files pass through. */
  scratch: string;
  tell(text: Localised): void;
};

/** `demo`: everybody knows the passwords, so that nobody is asked for more. */
export type Installation = { demo: boolean; accounts: ShownAccount[] };

/** The first start: demo city, first run, accounts. Each step is done once, and an interrupted one again from its beginning. */
export async function setUp(given: SetUp): Promise<Installation> {
  const { house, warehouse, scratch, tell } = given;
  const { city } = await step(house, 'kind', async () => ({ city: given.city }));
  if (city !== given.city)
    tell({
      zh: `此数据目录首次启动时为 --city ${city},沿用`,
      en: `this data folder was first started with --city ${city}: it stays so`,
    });
  if (city === 'none') {
    const { accounts } = await once(house, 'accounts', async () => ({ accounts: await seatAdministrators(house) }));
    return { demo: false, accounts };
  }
  await step(house, 'city', () => loadCity(house, city, scratch, tell));
  await step(house, 'first-run', async () => {
    tell({ zh: '运行全部模型', en: 'running every model' });
    const run = await requestRun(house, systemCaller, { purpose: 'first', reason: '示范城市首次比对' });
    await jobDone(house, run.job, tell);
    return { run: run.id };
  });
  const accounts = await seatDemo(house, await unitsOf(warehouse));
  return { demo: true, accounts };
}

/** A step whose answer holds passwords: it is shown, never kept. */
async function once(house: House, name: string, work: () => Promise<{ accounts: ShownAccount[] }>) {
  let shown: { accounts: ShownAccount[] } = { accounts: [] };
  await step(house, name, async () => {
    shown = await work();
    return {};
  });
  return shown;
}

async function unitsOf(warehouse: OwnedWarehouse): Promise<string[]> {
  const rows = await warehouse.main.rows('SELECT org_code FROM org_unit ORDER BY org_code');
  return rows.map((row) => String(row['org_code']));
}
