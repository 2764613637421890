import { day, dayText } from './clock.ts';

/** Notices of the State Council's General Office; the make-up days are workdays. A year without a notice has weekends alone. */
const notices: { name: string; from: string; days: number }[] = [
  { name: '元旦', from: '2025-01-01', days: 1 },
  { name: '春节', from: '2025-01-28', days: 8 },
  { name: '清明节', from: '2025-04-04', days: 3 },
  { name: '劳动节', from: '2025-05-01', days: 5 },
  { name: '端午节', from: '2025-05-31', days: 3 },
  { name: '国庆节', from: '2025-10-01', days: 8 },
  { name: '元旦', from: '2026-01-01', days: 3 },
  { name: '春节', from: '2026-02-15', days: 9 },
  { name: '清明节', from: '2026-04-04', days: 3 },
  { name: '劳动节', from: '2026-05-01', days: 5 },
  { name: '端午节', from: '2026-06-19', days: 3 },
  { name: '中秋节', from: '2026-09-25', days: 3 },
  { name: '国庆节', from: '2026-10-01', days: 7 },
];
const makeUpDays = new Set([
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
]);

const holidays = new Map<string, string>();
for (const { name, from, days } of notices) {
  const start = Date.parse(`${from}T00:00:00Z`);
  for (let i = 0; i < days; i++) holidays.set(dayText(start + i * day), name);
}

export type CityDay = {
  /** Start of the day. */
  start: number;
  text: string;
  workday: boolean;
  makeUp: boolean;
  holiday: string | undefined;
  kind: '工作日' | '周末' | '法定节假日' | '调休上班';
  school: boolean;
};

/** Schools of the city close for winter from 24 January to 1 March and for summer from 15 July to 31 August. */
function schoolOpen(text: string): boolean {
  const monthDay = text.slice(5);
  return !((monthDay >= '01-24' && monthDay <= '03-01') || (monthDay >= '07-15' && monthDay <= '08-31'));
}

/** What a day is. */
export function cityDay(start: number): CityDay {
  const text = dayText(start);
  const weekend = [0, 6].includes(new Date(start).getUTCDay());
  const makeUp = makeUpDays.has(text);
  const holiday = holidays.get(text);
  const workday = makeUp || (!weekend && holiday === undefined);
  const kind = makeUp ? '调休上班' : holiday ? '法定节假日' : weekend ? '周末' : '工作日';
  return { start, text, workday, makeUp, holiday, kind, school: workday && schoolOpen(text) };
}

/** Every day from `from` to `to` ('YYYY-MM-DD'), both included. */
export function cityDays(from: string, to: string): CityDay[] {
  const out: CityDay[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let t = Date.parse(`${from}T00:00:00Z`); t <= last; t += day) out.push(cityDay(t));
  return out;
}
