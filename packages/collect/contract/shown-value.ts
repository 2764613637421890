import { maskName, maskNumber } from '@plumb/ground/mask';
import type { ContractColumn } from './contract.ts';

export type Mask = (text: string) => string;

const maskPhone: Mask = (text) =>
  text.replace(/(\d{3})\d+(\d{4})/g, (whole, head: string, tail: string) => head + '*'.repeat(whole.length - 7) + tail);
const hide: Mask = (text) => '*'.repeat(Math.min([...text].length, 6));

/** By what a column holds. Plates, cards and units tell no person and stay readable. */
const masks: Partial<Record<string, Mask>> = {
  'person-name': maskName,
  'identity-number': maskNumber,
  'party-code': maskNumber,
  phone: maskPhone,
};
const identity = /(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)/g;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** How a column's values are masked in lists, exports and logs; undefined: they are shown. L4 texts of no kind (accounts, image references) are hidden whole; L4 times and places are the fact itself. */
export function maskOfColumn({ kind, level, type }: Pick<ContractColumn, 'kind' | 'level' | 'type'>): Mask | undefined {
  const known = kind === undefined ? undefined : masks[kind];
  if (known) return known;
  if (kind === 'plate') return undefined;
  return level === 'L4' && (type === 'string' || type === 'text') ? hide : undefined;
}

/** Masks identity and mobile numbers wherever they stand in a text. */
export const maskAnywhere: Mask = (text) => text.replace(identity, maskNumber).replace(mobile, maskPhone);

/** A value as it came, which may not look as its column says: whatever it is, a person's name or number is never shown whole. */
export function shownValue(column: ContractColumn | undefined, value: string): string {
  // A record that is no row may hold anything.
  if (!column) return maskDigits(value).replace(/\p{Script=Han}{2,}/gu, maskName);
  const mask = maskOfColumn(column);
  if (mask) return mask === maskNumber || mask === maskPhone ? maskDigits(value) : mask(value);
  return column.level === 'L3' || column.level === 'L4' ? maskDigits(value) : value;
}

/** Digits of a number that may be broken or not in its normal form. */
const maskDigits: Mask = (text) =>
  text.replace(/\d{6,}[\dXx]?/g, (digits) => digits.slice(0, 4) + '*'.repeat(digits.length - 4));
