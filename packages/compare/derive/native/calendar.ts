import { calendarOf, type LoadedYear } from '@plumb/ground/work-calendar';
import { dateText } from '@plumb/stores/warehouse/naive-time';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';

export type YearRange = { first: number; last: number };

const dayMs = 86_400_000;

/** The days of the years, as delivered in calendar_day, else as the published calendars have them; of an unknown year only delivered days. */
export async function calendarRows(
  warehouse: Warehouse,
  years: YearRange | undefined,
  loadedYears: readonly LoadedYear[] = [],
): Promise<Row[]> {
  const rows = new Map<string, Row>();
  const calendar = calendarOf(loadedYears);
  if (years) {
    const end = Date.UTC(years.last + 1, 0, 1);
    for (let ms = Date.UTC(years.first, 0, 1); ms < end; ms += dayMs) {
      const day = calendar.day(dateText(ms));
      if ('missing' in day) continue;
      rows.set(day.day, {
        day: day.day,
        is_workday: day.isWorkday,
        holiday_name: day.holidayName,
        day_type: day.dayType,
        school_day: null,
        row: null,
      });
    }
  }
  const delivered = await warehouse.rows(
    `SELECT day, is_workday, holiday_name, day_type, school_day, _row AS delivered_row FROM calendar_day
     WHERE day IS NOT NULL ORDER BY delivered_row`,
  );
  for (const { delivered_row, ...row } of delivered) {
    const day = row['day'] as string;
    const known = rows.get(day);
    rows.set(day, {
      day,
      is_workday: row['is_workday'] ?? known?.['is_workday'] ?? null,
      holiday_name: row['holiday_name'] ?? known?.['holiday_name'] ?? null,
      day_type: row['day_type'] ?? known?.['day_type'] ?? null,
      school_day: row['school_day'] ?? null,
      row: delivered_row ?? null,
    });
  }
  return [...rows.keys()].sort().map((day) => rows.get(day) as Row);
}
