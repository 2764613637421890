import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addDays, weekday } from './period.ts';
import { addWorkdays, calendarOf, type LoadedYear, loadYear, workdaysBetween } from './work-calendar.ts';

/** As published by the General Office of the State Council. */
const published: Readonly<Record<number, { off: string; work: string }>> = {
  2024: {
    off: '01-01 02-10~17 04-04~06 05-01~05 06-10 09-15~17 10-01~07',
    work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28~31 02-01~04 04-04~06 05-01~05 05-31 06-01~02 10-01~08',
    work: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01~03 02-15~23 04-04~06 05-01~05 06-19~21 09-25~27 10-01~07',
    work: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

function daysOf(year: number, list: string): Set<string> {
  const days = new Set<string>();
  for (const entry of list.split(' ')) {
    const [first, last] = entry.split('~') as [string, string | undefined];
    const from = Number(first.slice(3));
    for (let day = from; day <= Number(last ?? from); day++)
      days.add(`${year}-${first.slice(0, 3)}${String(day).padStart(2, '0')}`);
  }
  return days;
}

function loaded(json: unknown): LoadedYear {
  const year = loadYear(json);
  assert(year.ok);
  return year;
}

describe('work calendar', () => {
  const calendar = calendarOf();

  for (const [yearText, lists] of Object.entries(published)) {
    const year = Number(yearText);
    test(`${year} day by day`, () => {
      const off = daysOf(year, lists.off);
      const work = daysOf(year, lists.work);
      for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; day = addDays(day, 1)) {
        const found = calendar.day(day);
        assert(!('missing' in found));
        const plain = weekday(day) <= 5 ? '工作日' : '周末';
        const expected = off.has(day) ? '法定节假日' : work.has(day) ? '调休上班' : plain;
        assert.deepEqual(
          [day, found.dayType, found.isWorkday],
          [day, expected, expected === '工作日' || expected === '调休上班'],
        );
        assert.equal(found.holidayName === null, expected === plain);
      }
    });
  }

  test('a day has its name, a moment is a day', () => {
    assert.deepEqual(calendar.day('2025-10-01 12:00:00'), {
      day: '2025-10-01',
      isWorkday: false,
      dayType: '法定节假日',
      holidayName: '国庆节',
    });
    assert.deepEqual(calendar.day('2026-02-14'), {
      day: '2026-02-14',
      isWorkday: true,
      dayType: '调休上班',
      holidayName: '春节',
    });
  });

  test('a year not published is missing, never guessed', () => {
    assert.deepEqual(calendar.day('2027-03-01'), { missing: true, year: 2027 });
    assert.deepEqual(calendar.day('2003-03-01'), { missing: true, year: 2003 });
    assert.deepEqual(addWorkdays(calendar, '2026-12-30', 5), { missing: true, year: 2027 });
    assert.deepEqual(workdaysBetween(calendar, '2026-12-30', '2027-01-05'), { missing: true, year: 2027 });
    assert(!('missing' in calendar.day('2004-01-01')));
  });

  test('a loaded year is known, takes precedence, and reaches into December before it', () => {
    const year = loaded({
      year: 2027,
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2026-12-31', isOffDay: true },
        { name: '元旦', date: '2027-01-03', isOffDay: false },
      ],
    });
    const calendar2027 = calendarOf([year]);
    const typeOf = (date: string) => {
      const found = calendar2027.day(date);
      return 'missing' in found ? 'missing' : found.dayType;
    };
    assert.deepEqual(['2027-01-01', '2026-12-31', '2027-01-03', '2027-01-04', '2027-01-09', '2028-01-01'].map(typeOf), [
      '法定节假日',
      '法定节假日',
      '调休上班',
      '工作日',
      '周末',
      'missing',
    ]);
    const corrected = calendarOf([loaded({ year: 2026, days: [] })]).day('2026-10-01');
    assert(!('missing' in corrected) && corrected.dayType === '工作日');
  });

  for (const json of [
    null,
    {},
    { year: '2027', days: [] },
    { year: 2027, days: [{ date: '2027-01-01' }] },
    { year: 2027, days: [{ name: '元旦', date: '2027/1/1', isOffDay: true }] },
  ]) {
    test(`refuses ${JSON.stringify(json)}`, () => assert.equal(loadYear(json).ok, false));
  }

  const deadlines: readonly [string, number, string][] = [
    ['2024-02-09', 1, '2024-02-18'],
    ['2024-02-03', 1, '2024-02-04'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-10-09', -1, '2025-09-30'],
    ['2026-01-01', 0, '2026-01-01'],
  ];
  for (const [from, n, day] of deadlines) {
    test(`${n} workdays from ${from} is ${day}`, () => {
      assert.deepEqual(addWorkdays(calendar, from, n), { day });
      assert.deepEqual(workdaysBetween(calendar, from, day), { workdays: n });
    });
  }
});
