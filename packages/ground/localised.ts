/** A text of the product in both of its languages. */
export type Localised = { readonly zh: string; readonly en: string };

const dash = '—';

/** A number as people read it: at most two decimals, no float dust, no exponent below 1e21. */
export function formatNumber(n: number): string {
  if (!Number.isFinite(n)) return dash;
  const sign = n < 0 ? '-' : '';
  const digits = String(Math.abs(n));
  if (digits.includes('e')) return Math.abs(n) < 1 ? '0' : `${sign}${digits}`;
  const cents = Math.round(Number(`${digits}e2`));
  if (cents === 0) return '0';
  return cents > Number.MAX_SAFE_INTEGER ? `${sign}${digits}` : `${sign}${cents / 100}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return dash;
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

/** Replaces each {name} of the template by its value; a missing value shows as a dash. */
export function fill(template: string, values: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => shown(values[name]));
}

/** Fills both languages with the same values. */
export function fillBoth(texts: Localised, values: Readonly<Record<string, unknown>> = {}): Localised {
  return { zh: fill(texts.zh, values), en: fill(texts.en, values) };
}

/** Puts one space between a Han character and a Latin letter or digit. For templates: never apply it to a plate. */
export function spaceHanLatin(s: string): string {
  return s.replace(/(\p{Script=Han})(?=[A-Za-z0-9{])/gu, '$1 ').replace(/([A-Za-z0-9%}])(?=\p{Script=Han})/gu, '$1 ');
}
