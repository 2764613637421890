import { parseCreditCode } from '@plumb/ground/credit-code';
import { parseDate, parseDateTime, parseMonth } from '@plumb/ground/date';
import { parseIdentityNumber } from '@plumb/ground/identity-number';
import type { Localised } from '@plumb/ground/localised';
import { normaliseName } from '@plumb/ground/person-name';
import { parsePhone } from '@plumb/ground/phone';
import { parsePlate } from '@plumb/ground/plate';
import { parsePoint, parsePolygon } from '@plumb/ground/polygon';
import { problemText, type Refusal } from '@plumb/ground/problem';
import { cleanText, toHalfWidth } from '@plumb/ground/text';
import type { ContractColumn } from '../contract/contract.ts';
import { type CollectProblemCode, collectText } from '../problem/collect-problem.ts';
import { readNumber } from './read-number.ts';

/** A value as the warehouse takes it, as text (dates in ISO form, numbers and booleans printed); `point` for a point. */
export type Converted =
  | { ok: true; value: string | null; point?: { lng: number; lat: number } }
  | { ok: false; problem: string; texts: Localised };

const nothing = /^(?:-{1,3}|—{1,2}|\/|无|暂无|null|n\/a|nan|none|\\n|[(<[]null[)>\]])$/i;
const errorCell = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)$/i;
/** As Excel, Java and Python write it; without a fraction or a plus it may be a code, such as 3E12. */
const scientific = /^(?:\d(?:\.\d+)?E\+\d+|\d\.\d+E\d+)$/i;

const booleans: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', '1.0', 'true', 't', 'yes', 'y', '是', '有', '对', '√', '✓', '真'].map((word) => [word, true] as const),
  ...['0', '0.0', 'false', 'f', 'no', 'n', '否', '没有', '×', '✗', '假'].map((word) => [word, false] as const),
]);

export const trueWords = Object.keys(booleans).filter((word) => booleans[word]);
export const falseWords = Object.keys(booleans).filter((word) => !booleans[word]);

/** Whether a text stands for "nothing": empty, -, /, 无, —, NULL, N/A, and what databases export for it. */
export function isNothing(text: string): boolean {
  return text === '' || nothing.test(text);
}

/**
 * One value of a delivery, read as its contract column means it; `factor` is what the header's unit multiplies numbers by.
 * Nothing is guessed and nothing silently dropped: what cannot be read comes back as a problem.
 */
export function convertValue(name: string, column: ContractColumn, raw: string, factor = 1): Converted {
  const text = cleanText(raw);
  if (isNothing(text)) return { ok: true, value: null };
  const labels = { column: name, label: column.zh };
  const refuse = (code: CollectProblemCode, values = {}): Converted => ({
    ok: false,
    problem: code,
    texts: collectText(code, { ...labels, ...values }),
  });
  if (errorCell.test(text)) return refuse('formula-error');
  if (text.includes('\ufffd')) return refuse('undecodable');
  switch (column.type) {
    case 'date':
      return parsed(parseDate(withoutFraction(text)), (date) => date.value);
    case 'datetime':
      return parsed(parseDateTime(withoutFraction(text)), (date) => date.value);
    case 'int':
    case 'decimal': {
      const number = readNumber(text, column, factor);
      if (typeof number !== 'number') return refuse('not-number');
      if (column.type === 'int' && !Number.isSafeInteger(number)) return refuse('not-whole');
      return { ok: true, value: String(number) };
    }
    case 'bool': {
      const value = booleans[toHalfWidth(text).toLowerCase()];
      return value === undefined ? refuse('not-bool') : { ok: true, value: String(value) };
    }
    case 'enum': {
      const value = allowedValue(text, column);
      return value === undefined
        ? refuse('not-allowed', { values: Object.keys(column.values ?? {}).join('、') })
        : { ok: true, value };
    }
    case 'json': {
      const value = jsonOf(text);
      return value === undefined ? refuse('not-json') : { ok: true, value };
    }
    case 'geometry':
      return geometry(text, column);
    case 'string':
    case 'text':
      return readText(text, column, refuse);
  }
}

/** A column of digits that has gaps comes out of Python with a fraction: 20260105.0. */
function withoutFraction(text: string): string {
  return text.replace(/^(\d{6}|\d{8}|\d{14})\.0+$/, '$1');
}

function parsed<T extends { readonly ok: true }>(result: T | Refusal, value: (good: T) => string): Converted {
  if (result.ok) return { ok: true, value: value(result) };
  return { ok: false, problem: result.problem, texts: problemText(result.problem, result.values) };
}

function allowedValue(text: string, column: ContractColumn): string | undefined {
  if (!column.values) return text;
  const wanted = spelt(text);
  for (const [value, spellings] of Object.entries(column.values)) {
    if (spelt(value) === wanted || spellings.some((spelling) => spelt(spelling) === wanted)) return value;
  }
  return undefined;
}

function spelt(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toLowerCase();
}

/** JSON as it is; anything else as a list of names. */
function jsonOf(text: string): string | undefined {
  if (/^[[{]/.test(text)) {
    try {
      JSON.parse(text);
      return text;
    } catch {
      return undefined;
    }
  }
  const items = text.split(/[、,，;；|\n]/).map((item) => item.trim());
  return JSON.stringify(items.filter((item) => item !== ''));
}

function geometry(text: string, column: ContractColumn): Converted {
  if (column.shape === 'polygon') return parsed(parsePolygon(text), () => text);
  const point = parsePoint(text);
  if (!point.ok) return { ok: false, problem: point.problem, texts: problemText(point.problem, point.values) };
  return { ok: true, value: `${point.lng},${point.lat}`, point: { lng: point.lng, lat: point.lat } };
}

function readText(text: string, column: ContractColumn, refuse: (code: CollectProblemCode) => Converted): Converted {
  switch (column.kind) {
    case 'plate':
      return column.several ? plates(text) : parsed(parsePlate(text), (plate) => plate.value);
    case 'identity-number':
      return parsed(parseIdentityNumber(text), (number) => number.value);
    case 'credit-code':
      return parsed(parseCreditCode(text), (code) => code.value);
    case 'phone':
      return parsed(parsePhone(text), (phone) => phone.value);
    case 'month':
      return parsed(parseMonth(withoutFraction(text)), (month) => month.value);
    case 'region-code': {
      const code = toHalfWidth(text).replace(/\.0$/, '');
      return /^\d{6}(?:\d{3}){0,2}$/.test(code) ? { ok: true, value: code } : refuse('not-region');
    }
    case 'person-name':
      return { ok: true, value: normaliseName(text) };
    default:
      return column.type === 'string' && scientific.test(text) ? refuse('digits-lost') : { ok: true, value: text };
  }
}

/** A shared card is bound to several cars: their plates, with 、 between them. */
function plates(text: string): Converted {
  const parts = text.split(/[、,，;；/|]/).filter((part) => part.trim() !== '');
  if (parts.length < 2) return parsed(parsePlate(text), (plate) => plate.value);
  const values: string[] = [];
  for (const part of parts) {
    const plate = parsePlate(part);
    if (!plate.ok) return parsed(plate, () => '');
    values.push(plate.value);
  }
  return { ok: true, value: values.join('、') };
}
