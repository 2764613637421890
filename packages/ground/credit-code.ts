import { parseIdentityNumber } from './identity-number.ts';
import { type Refusal, refuse } from './problem.ts';
import { cleanText, toHalfWidth } from './text.ts';

export type CreditCodeKind =
  | 'credit-18'
  | 'organisation-9'
  | 'registration-15'
  | 'tax-15'
  | 'tax-17'
  | 'tax-18'
  | 'tax-20';

export type CreditCode = {
  readonly ok: true;
  readonly value: string;
  readonly kind: CreditCodeKind;
  /** The nine characters that stay the same through all codes of one organisation. */
  readonly organisationCode?: string;
  readonly regionCode?: string;
};

const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const creditForm = /^[0-9A-HJ-NP-RTUW-Y]{18}$/;

/** GB 32100: the 18th character for the first 17. */
export function creditCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += creditCharacters.indexOf(first17.charAt(i)) * (creditWeights[i] as number);
  return creditCharacters.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: the 9th character for the first 8. */
export function organisationCheckDigit(first8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(first8.charAt(i), 36) * (organisationWeights[i] as number);
  const rest = (11 - (sum % 11)) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** GB/T 17710 MOD 11,10: the 15th digit of an old business registration number. */
export function registrationCheckDigit(first14: string): string {
  let product = 10;
  for (let i = 0; i < 14; i++) {
    const sum = (product + Number(first14.charAt(i))) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

function evenOut(s: string): string {
  return toHalfWidth(cleanText(s)).replace(/\s/g, '').toUpperCase();
}

/** An organisation code (GB 11714), with or without its hyphen. */
export function parseOrganisationCode(s: string): CreditCode | Refusal {
  const text = evenOut(s).replace('-', '');
  if (text === '') return refuse('empty');
  if (text.length !== 9) return refuse('organisation-length', { length: text.length });
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return refuse('organisation-characters');
  const expected = organisationCheckDigit(text);
  const found = text.charAt(8);
  if (found !== expected) return refuse('organisation-check-digit', { expected, found });
  return { ok: true, value: text, kind: 'organisation-9', organisationCode: text };
}

function creditHint(text: string): string | undefined {
  const meant = text.replace(/O/g, '0').replace(/I/g, '1').replace(/S/g, '5').replace(/Z/g, '2').replace(/V/g, 'U');
  return creditForm.test(meant) && creditCheckDigit(meant) === meant.charAt(17) ? meant : undefined;
}

function parse18(text: string): CreditCode | Refusal {
  if (!creditForm.test(text)) return refuse('credit-characters', undefined, creditHint(text));
  const expected = creditCheckDigit(text);
  const found = text.charAt(17);
  if (found !== expected) {
    // A sole trader without a credit code files tax under the owner's identity number.
    if (parseIdentityNumber(text).ok) return { ok: true, value: text, kind: 'tax-18', regionCode: text.slice(0, 6) };
    return refuse('credit-check-digit', { expected, found });
  }
  return {
    ok: true,
    value: text,
    kind: 'credit-18',
    organisationCode: text.slice(8, 17),
    regionCode: text.slice(2, 8),
  };
}

function parse15(text: string): CreditCode | Refusal {
  const regionCode = text.slice(0, 6);
  if (/^\d{15}$/.test(text) && registrationCheckDigit(text) === text.charAt(14)) {
    return { ok: true, value: text, kind: 'registration-15', regionCode };
  }
  const organisation = parseOrganisationCode(text.slice(6));
  if (/^\d{6}/.test(text) && organisation.ok) {
    return { ok: true, value: text, kind: 'tax-15', organisationCode: organisation.value, regionCode };
  }
  // Numbers issued before the check digit of 2007, and tax numbers made from 15-digit identity numbers.
  return /^\d{15}$/.test(text)
    ? { ok: true, value: text, kind: 'registration-15', regionCode }
    : refuse('credit-characters');
}

/** A unified social credit code (GB 32100), or what organisations had before: 9-character organisation code, 15-digit registration number, tax number. */
export function parseCreditCode(s: string): CreditCode | Refusal {
  const text = evenOut(s);
  if (text === '') return refuse('empty');
  if (/^\d\.\d+E\+?1\d$/.test(text)) return refuse('credit-scientific');
  if (text.includes('*')) return refuse('masked');
  if (text.length === 18) return parse18(text);
  if (text.length === 9 || /^[0-9A-Z]{8}-[0-9X]$/.test(text)) return parseOrganisationCode(text);
  if (text.length === 15) return parse15(text);
  if (text.length === 17 && /^\d{15}[0-9A-Z]{2}$/.test(text))
    return { ok: true, value: text, kind: 'tax-17', regionCode: text.slice(0, 6) };
  if (text.length === 20 && /^\d{17}[\dX][0-9A-Z]{2}$/.test(text))
    return { ok: true, value: text, kind: 'tax-20', regionCode: text.slice(0, 6) };
  return text.length === 17 || text.length === 20
    ? refuse('credit-characters')
    : refuse('credit-length', { length: text.length });
}
