import { type EditCounts, editCounts } from './edit-distance.ts';
import { type Refusal, refuse } from './problem.ts';
import { codePointLength, stripInvisible, toHalfWidth } from './text.ts';

export type PlateKind =
  | 'ordinary'
  | 'new-energy-small'
  | 'new-energy-large'
  | 'trailer'
  | 'learner'
  | 'police'
  | 'hk-macau'
  | 'embassy'
  | 'consulate'
  | 'armed-police'
  | 'military'
  | 'emergency'
  | 'temporary';

export type Plate = { readonly ok: true; readonly value: string; readonly kind: PlateKind };

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const authority = `[${provinces}][A-HJ-NP-Z]`;
const serial = '[A-HJ-NP-Z0-9]';

/** The plate of most vehicles, as a regular expression. */
export const ordinaryPlate = `${authority}${serial}{5}`;

/** GA 36; in the order of how often they come. */
const forms: readonly (readonly [PlateKind, RegExp])[] = [
  ['ordinary', new RegExp(`^${ordinaryPlate}$`)],
  ['new-energy-small', new RegExp(`^${authority}[A-HJK]${serial}\\d{4}$`)],
  ['new-energy-large', new RegExp(`^${authority}\\d{5}[A-HJK]$`)],
  ['trailer', new RegExp(`^${authority}${serial}{4}挂$`)],
  ['learner', new RegExp(`^${authority}${serial}{4}学$`)],
  ['police', new RegExp(`^${authority}${serial}{4}警$`)],
  ['hk-macau', new RegExp(`^${authority}${serial}{4}[港澳]$`)],
  ['embassy', /^(?:使\d{6}|\d{6}使)$/],
  ['consulate', new RegExp(`^(?:领\\d{6}|[${provinces}][A-Z]?\\d{4,6}领)$`)],
  ['armed-police', new RegExp(`^WJ(?:[${provinces}]?\\d{4}[0-9A-Z]|\\d{2}[${provinces}A-Z]?\\d{4,5})$`)],
  ['military', /^(?:[VZKHEBSLJNGCQ][A-Z]|[军空海北沈兰济南广成][A-Z])\d{5}$/],
  ['emergency', new RegExp(`^[${provinces}][A-HJ-NP-Z]?${serial}{3,5}应急$`)],
  [
    'temporary',
    new RegExp(`^(?:${authority}临${serial}{4,6}|临${authority}${serial}{4,6}|${authority}${serial}{4,6}临)$`),
  ],
];

const characters = new RegExp(`^[${provinces}A-Z0-9挂学警港澳使领临应急军空海北沈兰济南广成]+$`);
const ready = new RegExp(`^${authority}${serial}{5,6}$`);
const separators = /[\s·•・‧∙⋅●．.\-_—–'"]/g;
const colour = /[([【]?(?:黄绿|渐变绿|蓝|黄|绿|白|黑)(?:色|牌|底)*[)\]】]?/;
const leadingColour = new RegExp(`^${colour.source}(?=[${provinces}])`);
const trailingColour = new RegExp(`${colour.source}$`);
const unread = /^(?:无牌|无车牌|无号牌|未识别|未知|车牌不清|遮挡|无|NULL|NONE|UNKNOWN|NOPLATE|0+|\*+|\?+)$/;

/** Separators, spaces, widths, case and a colour beside the number are evened out; O and I in the serial become 0 and 1. Never fails. */
export function normalisePlate(s: string): string {
  if (ready.test(s)) return s;
  const bare = stripInvisible(toHalfWidth(s)).toUpperCase().replace(separators, '');
  const plate = bare.replace(leadingColour, '').replace(trailingColour, '');
  return plate.slice(0, 2) + plate.slice(2).replace(/O/g, '0').replace(/I/g, '1');
}

/** A plate in its normal form and its kind. An official car has no plate of its own: the kind never says who owns it. */
export function parsePlate(s: string): Plate | Refusal {
  const value = normalisePlate(s);
  if (value === '') return refuse('empty');
  for (const [kind, form] of forms) if (form.test(value)) return { ok: true, value, kind };
  if (unread.test(toHalfWidth(s).trim().toUpperCase())) return refuse('plate-unread');
  if (/[*?]/.test(value)) return refuse('masked');
  if (!characters.test(value)) return refuse('plate-characters');
  const length = codePointLength(value);
  return length === 7 || length === 8 ? refuse('plate-form') : refuse('plate-length', { length });
}

/** What cameras mistake for one another. */
const confusionSets = ['0DQ', '8B', '2Z', '5S', '京津', '鲁桂'];

function confusable(a: string, b: string): boolean {
  return confusionSets.some((set) => set.includes(a) && set.includes(b));
}

/** Edits between two plates after normalisation, and how many of them are confusions a camera makes. */
export function plateDistance(a: string, b: string): EditCounts {
  return editCounts(normalisePlate(a), normalisePlate(b), confusable);
}

/** One character off: a reason to look at the picture, never to treat two cars as one. */
export function isLikelyMisread(a: string, b: string): boolean {
  return plateDistance(a, b).edits === 1;
}
