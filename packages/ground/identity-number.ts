import { isCalendarDay } from './calendar-day.ts';
import { type ProblemCode, type Refusal, refuse } from './problem.ts';
import { cleanText, codePointLength, toHalfWidth } from './text.ts';

export type IdentityNumber = {
  readonly ok: true;
  /** 18 characters, upper-case X. */
  readonly value: string;
  /** How it was written. */
  readonly kind: '18' | '15';
  readonly birthDate: string;
  readonly sex: '男' | '女';
  /** As issued; abolished regions are kept and never judged by today's table. */
  readonly regionCode: string;
  readonly resident: 'mainland' | 'hk-mo-tw' | 'foreigner';
  readonly notes: readonly ProblemCode[];
};

/** GB 11643, of the first 17 digits. */
export const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** By the remainder of the weighted sum. */
export const identityCheckDigits = '10X98765432';
/** What the first two digits may be, as a regular expression. */
export const provinceCodes = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\\d)';
const provinceCode = new RegExp(`^${provinceCodes}`);

/** GB 11643: the 18th character for the first 17 digits (ISO 7064, MOD 11-2). */
export function identityCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * (identityWeights[i] as number);
  return identityCheckDigits.charAt(sum % 11);
}

function residentOf(number: string): IdentityNumber['resident'] {
  if (number.startsWith('9')) return 'foreigner';
  return /^8[123]/.test(number) ? 'hk-mo-tw' : 'mainland';
}

function checked(number: string, kind: '18' | '15', notes: readonly ProblemCode[]): IdentityNumber | Refusal {
  if (!provinceCode.test(number)) return refuse('id-region', { region: number.slice(0, 2) });
  const expected = identityCheckDigit(number);
  const found = number.charAt(17);
  if (found !== expected && number.endsWith('000')) return refuse('id-rounded');
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const year = Number(number.slice(6, 10));
  if (year < 1850 || year > 2150 || !isCalendarDay(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)))) {
    return refuse('id-birth-date', { date: birthDate });
  }
  if (found !== expected) return refuse('id-check-digit', { expected, found });
  const sex = Number(number.charAt(16)) % 2 === 1 ? '男' : '女';
  const regionCode = number.slice(0, 6);
  return { ok: true, value: number, kind, birthDate, sex, regionCode, resident: residentOf(number), notes };
}

/** What O, I and l were probably meant to be; a person decides. */
function hintFor(text: string): string | undefined {
  const digits = text.replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^(?:\d{17}[\dX]|\d{15})$/.test(digits)) return undefined;
  const parsed = parseIdentityNumber(digits);
  return parsed.ok ? digits : undefined;
}

/**
 * A citizen's identity number (GB 11643), 18 or 15 digits, or a residence permit of the same form
 * (81/82/83: Hong Kong, Macau, Taiwan; 9…: foreigners). Nothing is guessed: what it may have been is a hint.
 */
export function parseIdentityNumber(s: string): IdentityNumber | Refusal {
  const text = toHalfWidth(cleanText(s)).replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(text)) return checked(text, '18', text.endsWith('000') ? ['id-ends-000'] : []);
  if (/^\d{15}$/.test(text)) {
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    return checked(first17 + identityCheckDigit(first17), '15', ['id-from-15']);
  }
  if (text === '') return refuse('empty');
  if (/^\d\.\d+E\+?1[47]$/.test(text)) return refuse('id-scientific');
  if (/[*＊#]/.test(text)) return refuse('masked');
  if (/^[A-Z]{3}\d{12}$/.test(text)) return refuse('id-foreign-old-permit');
  if (/^[\dX]*$/.test(text) && !/X./.test(text)) return refuse('id-length', { length: text.length });
  const length = codePointLength(text);
  if (length !== 18 && length !== 15) return refuse('id-length', { length });
  return refuse('id-characters', undefined, hintFor(text));
}
