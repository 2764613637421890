import { isCalendarDay, twoDigits } from './calendar-day.ts';
import { readChineseNumerals } from './chinese-numeral.ts';
import { readCommonDate } from './common-date.ts';
import { dayFromMs, fromMs } from './period.ts';
import { type Refusal, refuse } from './problem.ts';
import { stripInvisible, toHalfWidth } from './text.ts';

export type ParsedDate = { readonly ok: true; readonly value: string };
/** `dateOnly`: the text had no time of day, 00:00:00 stands for it. */
export type ParsedDateTime = { readonly ok: true; readonly value: string; readonly dateOnly: boolean };

const beijingOffset = 480;
const minuteMs = 60_000;
/** 2099-12-31: a larger number in a date column is no date. */
const lastSerial = 73_050;

/** Excel's day count (1900 system) as naive epoch ms. Excel believes in 1900-02-29 (serial 60): days before it are shifted by one. */
export function excelSerialToMs(serial: number): number {
  const base = serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return base + Math.round(serial * 86_400) * 1000;
}

type Fields = { year: number; month: number; day: number; time: string; offset: number | undefined };
type Clock = { readonly ok: true; seconds: number };

const parted = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[T\s]*(.*)$/;
const compact = /^(\d{4})(\d\d)(\d\d)(?:[T\s]*(\d\d)(\d\d)(?:(\d\d)(?:\.?\d{1,9})?)?|\s+(\d.*)|T(\d.*))?$/;
const serial = /^[1-9]\d{4}(?:\.\d+)?$/;
const zone = /(?:\s*(Z|UTC|GMT)|([+-])(\d\d):?(\d\d)?)$/i;
const clock =
  /^(上午|下午|凌晨|早上|早晨|清晨|中午|晚上|傍晚|夜间|AM|PM)?\s*(\d{1,2})(?::|时|点)(?:(\d{1,2})(?::|分)?(?:(\d{1,2})(?:\.\d+)?秒?)?)?\s*(AM|PM)?$/i;

function dayProblem(year: number, month: number, day: number): Refusal | undefined {
  if (year < 1800 || year > 2200) return refuse('date-year', { year });
  if (month < 1 || month > 12) return refuse('date-month', { month });
  return isCalendarDay(year, month, day) ? undefined : refuse('date-day', { year, month, day });
}

/** Seconds since midnight; 24:00:00 is the end of the day. */
function readClock(text: string): Clock | Refusal {
  if (text === '') return { ok: true, seconds: 0 };
  const parts = clock.exec(text);
  if (!parts) return refuse('date-form');
  const half = (parts[1] ?? parts[5] ?? '').toUpperCase();
  let hour = Number(parts[2]);
  const minute = Number(parts[3] ?? 0);
  const second = Number(parts[4] ?? 0);
  if (/下午|晚上|傍晚|PM/.test(half) && hour < 12) hour += 12;
  else if (half === '中午' && hour < 3) hour += 12;
  else if (/上午|凌晨|AM/.test(half) && hour === 12) hour = 0;
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0))
    return refuse('time-range', { time: text });
  return { ok: true, seconds: hour * 3600 + minute * 60 + second };
}

/** Why a text that is no date is none, as precisely as can be told. */
function whyNot(text: string): Refusal {
  if (/农历|阴历|闰|正月|腊月|初[一二三四五六七八九十]/.test(text)) return refuse('date-lunar');
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/.test(text)) return refuse('date-order');
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text)) return refuse('date-year-short');
  if (/^(?:1[89]|2[012])\d{2}(?:[-/.年]\d{1,2}月?|\d{2})$/.test(text)) return refuse('date-day-missing');
  if (/^\d{4}年?$/.test(text)) return refuse('date-year-only');
  return refuse('date-form');
}

function readFields(text: string): Fields | Refusal {
  const digits = compact.exec(text);
  if (digits) {
    const time = digits[4] ? `${digits[4]}:${digits[5]}:${digits[6] ?? '00'}` : (digits[7] ?? digits[8] ?? '');
    return { year: Number(digits[1]), month: Number(digits[2]), day: Number(digits[3]), time, offset: undefined };
  }
  const parts = parted.exec(text);
  return parts
    ? {
        year: Number(parts[1]),
        month: Number(parts[2]),
        day: Number(parts[3]),
        time: parts[4] as string,
        offset: undefined,
      }
    : whyNot(text);
}

function zoneOffset(found: RegExpExecArray): number {
  if (found[1]) return 0;
  const minutes = Number(found[3]) * 60 + Number(found[4] ?? 0);
  return found[2] === '-' ? -minutes : minutes;
}

function evenOut(s: string): string {
  let text = stripInvisible(toHalfWidth(s)).trim().replace(/^'/, '');
  text = text.replace(/[(]?(?:星期|周)[一二三四五六日天][)]?/, ' ').trim();
  if (/[〇零一二三四五六七八九十]/.test(text) && !/农历|阴历|初/.test(text)) text = readChineseNumerals(text);
  const republic = /^(?:中华)?民[国國]\s*(\d{1,3}|元)\s*[年./-]\s*/.exec(text);
  if (!republic) return text;
  return `${(republic[1] === '元' ? 1 : Number(republic[1])) + 1911}-${text.slice(republic[0].length)}`;
}

function toMoment(s: string): { ok: true; ms: number; dateOnly: boolean } | Refusal {
  const text = evenOut(s);
  if (text === '') return refuse('empty');
  if (serial.test(text) && Number(text) < lastSerial + 1) {
    const count = Number(text);
    return { ok: true, ms: excelSerialToMs(count), dateOnly: Number.isInteger(count) };
  }
  // An offset follows T or seconds: the -05 of 2024-01-05 is a day, and 08:30-09:30 a span.
  const found = /T\d|:\d\d:\d\d/.test(text) ? zone.exec(text) : null;
  const fields = readFields(found ? text.slice(0, found.index) : text);
  if ('ok' in fields) return fields;
  const { year, month, day, time } = fields;
  const problem = dayProblem(year, month, day);
  if (problem) return problem;
  const read = readClock(time.trim());
  if (!read.ok) return read;
  const shift = found ? (beijingOffset - zoneOffset(found)) * minuteMs : 0;
  return { ok: true, ms: Date.UTC(year, month - 1, day) + read.seconds * 1000 + shift, dateOnly: time === '' };
}

/** Any form of a date departments write, as YYYY-MM-DD in Beijing time. A time of day is left off. */
export function parseDate(s: string): ParsedDate | Refusal {
  const common = readCommonDate(s);
  if (common !== undefined) return { ok: true, value: common.slice(0, 10) };
  const moment = toMoment(s);
  return moment.ok ? { ok: true, value: dayFromMs(moment.ms) } : moment;
}

/** Any form of a moment departments write, as YYYY-MM-DD HH:MM:SS in Beijing time. Z and offsets are converted; fractions of a second are cut off. */
export function parseDateTime(s: string): ParsedDateTime | Refusal {
  const common = readCommonDate(s);
  if (common !== undefined) {
    return common.length === 10
      ? { ok: true, value: `${common} 00:00:00`, dateOnly: true }
      : { ok: true, value: common, dateOnly: false };
  }
  const moment = toMoment(s);
  return moment.ok ? { ok: true, value: fromMs(moment.ms), dateOnly: moment.dateOnly } : moment;
}

/** A month, or any date in it, as YYYYMM. 2024.1 is refused: Excel writes 2024.10 the same way. */
export function parseMonth(s: string): ParsedDate | Refusal {
  const text = evenOut(s);
  if (/^\d{4}\.1$/.test(text)) return refuse('month-ambiguous', { value: text });
  const parts = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*月?份?|(\d\d))$/.exec(text);
  if (!parts) {
    const date = parseDate(s);
    return date.ok ? { ok: true, value: date.value.slice(0, 4) + date.value.slice(5, 7) } : date;
  }
  const year = Number(parts[1]);
  const month = Number(parts[2] ?? parts[3]);
  return dayProblem(year, month, 1) ?? { ok: true, value: `${parts[1]}${twoDigits(month)}` };
}
