import { cleanText, toHalfWidth } from './text.ts';

const bracketed = /\((?:本级|机关|机关本级|本部|汇总|盖章|公章|章)\)$/;
const bare = /本级$/;
/** 机关 is a suffix only after what is itself a whole unit: 教育局机关, not 公安机关. */
const offices = /(?<=[局委厅部办院会府署队处所站中心])机关(?:本级)?$/;

/** A unit's name in one spelling: half-width brackets, no spaces, dots as U+00B7. */
export function normaliseOrganisation(s: string): string {
  return toHalfWidth(cleanText(s))
    .replace(/\s+/g, '')
    .replace(/[[【〔「『﹝]/g, '(')
    .replace(/[\]】〕」』﹞]/g, ')')
    .replace(/[•・‧∙⋅]/g, '·');
}

/** What the spellings of one unit's name share: without 本级 or 机关, brackets around a place, punctuation and case. Old and short names need a table. */
export function organisationKey(s: string): string {
  let name = normaliseOrganisation(s);
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(bracketed, '').replace(bare, '').replace(offices, '');
  }
  const key = name.replace(/^中国共产党/, '中共').replace(/[()·.,、"'“”‘’《》<>-]/g, '');
  return (key || normaliseOrganisation(s)).toUpperCase();
}
