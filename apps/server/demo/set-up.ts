import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { type RequestRun, requestRun } from '@plumb/compare/kept/request-run';
import type { Localised } from '@plumb/ground/localised';
import { addDays } from '@plumb/ground/period';
import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import { beijingNow } from '../clock.ts';
import { type ShownAccount, seatAdministrators, seatDemo } from './accounts.ts';
import { demoPeriod, historyDays } from './demo-period.ts';
import { playHistory } from './history.ts';
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
  const period = await step(house, 'period', async () => demoPeriod(house.now()));
  await step(house, 'city', () => loadCity(house, city, period, scratch, tell));
  await step(house, 'first-run', () =>
    daysAgo(house, historyDays, async () => {
      tell({ zh: '运行全部模型', en: 'running every model' });
      const as_of = `${addDays(period.to, -freshDays)} 23:59:59`;
      return runAll(given, { purpose: 'first', reason: '示范城市首次比对', as_of });
    }),
  );
  const units = await unitsOf(warehouse);
  const { answering } = await step(house, 'answering', async () => ({ answering: await busiest(house) }));
  const accounts = await daysAgo(house, historyDays, () => seatDemo(house, [...units.keys()], answering));
  await step(house, 'history', () =>
    daysAgo(house, historyDays - 1, (nextDay) => {
      tell({ zh: '补齐示范办理过程', en: 'playing some weeks of work' });
      return playHistory({ house, unitName: (code) => units.get(code) ?? code, nextDay });
    }),
  );
  await step(house, 'second-run', () =>
    daysAgo(house, 1, async () => runAll(given, { purpose: 'manual', reason: '示范城市例行比对' })),
  );
  return { demo: true, accounts };
}

/** The last weeks of the data are judged yesterday: what they show is fresh work. */
const freshDays = 35;
const day = 86_400_000;

async function runAll({ house, tell }: SetUp, asked: RequestRun): Promise<{ run: string }> {
  const run = await requestRun(house, systemCaller, asked);
  await jobDone(house, run.job, tell);
  return { run: run.id };
}

/** Does something as if it were `days` ago; `nextDay` lets days pass, at most up to now. */
async function daysAgo<T>(
  house: House,
  days: number,
  work: (nextDay: (days: number) => void) => Promise<T>,
): Promise<T> {
  const { now } = house;
  let back = days;
  house.now = () => beijingNow(new Date(Date.now() - back * day));
  try {
    return await work((passed) => {
      back = Math.max(0, back - passed);
    });
  } finally {
    house.now = now;
  }
}

/** The two units with the most hits: theirs are the accounts of supervised units. */
async function busiest(house: House): Promise<string[]> {
  const rows = await house.records.db
    .selectFrom('hit')
    .select('unit')
    .where('unit', 'is not', null)
    .groupBy('unit')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('unit')
    .limit(2)
    .execute();
  return rows.map(({ unit }) => String(unit));
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

async function unitsOf(warehouse: OwnedWarehouse): Promise<Map<string, string>> {
  const rows = await warehouse.main.rows('SELECT org_code, org_name FROM org_unit ORDER BY org_code');
  return new Map(rows.map((row) => [String(row['org_code']), String(row['org_name'])]));
}
