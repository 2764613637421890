import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Localised } from '@plumb/ground/localised';
import { maskName, maskNumber, maskSubject } from '@plumb/ground/mask';
import type { Row } from '@plumb/stores/warehouse/port';
import type { ModelSpec } from '../model/model.ts';
import type { Hit } from '../run/hit.ts';

type Mask = (text: string) => string;
const maskPhone: Mask = (text) =>
  text.replace(/(\d{3})\d+(\d{4})/g, (whole, a: string, b: string) => a + '*'.repeat(whole.length - 7) + b);
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

/** What lists show of a finding: the subject and the reason with every person's name, number and phone masked. */
export type Shown = { subject: string; reason: Localised };

/**
 * A value is masked by the sensitivity of the column that it comes from, wherever it stands in the sentence: the frozen evidence
 * tells which of a row's values are a person's, under whatever name the model puts them.
 */
export function shownOf(hit: Hit, spec: ModelSpec, row: Row | undefined, contracts: Contracts): Shown {
  const secrets = new Map<string, Mask>();
  const add = (value: unknown, mask: Mask) => {
    if (typeof value === 'string' && [...value].length > 1) secrets.set(value, mask);
  };
  for (const { dataset, row: evidence } of hit.evidence) {
    const columns = contracts.get(dataset)?.columns ?? {};
    for (const [name, column] of Object.entries(columns)) {
      const mask = maskOf(column.kind, column.level, column.type);
      if (mask) add(evidence[name], mask);
    }
  }
  for (const [dataset, names] of Object.entries({ ...spec.inputs, ...spec.optional_inputs }))
    for (const name of names) {
      const column = contracts.get(dataset)?.columns[name];
      const mask = column && maskOf(column.kind, column.level, column.type);
      if (mask && row && name in row) add(row[name], mask);
    }
  if (spec.subject.type === 'person') {
    add(hit.subject.label, (text) => maskSubject('person', text));
    add(hit.subject.key, maskNumber);
  }
  const longest = [...secrets].sort(([a], [b]) => b.length - a.length);
  const masked = (text: string) => {
    const named = longest.reduce((sentence, [value, mask]) => sentence.replaceAll(value, mask(value)), text);
    return named.replace(identity, maskNumber).replace(mobile, maskPhone);
  };
  return {
    subject: maskSubject(hit.subject.type, hit.subject.label),
    reason: { zh: masked(hit.reason.zh), en: masked(hit.reason.en) },
  };
}

/** L4 texts of no kind (accounts, image references …) are hidden whole; L4 times and places are the fact itself. */
function maskOf(kind: string | undefined, level: string, type: string): Mask | undefined {
  const known = kind === undefined ? undefined : masks[kind];
  if (known) return known;
  if (kind === 'plate') return undefined;
  return level === 'L4' && type === 'string' ? hide : undefined;
}

/** A value of quarantine, by its column: whatever it looks like, a person's name or number is never shown whole. */
export function shownValue(contracts: Contracts, dataset: string, name: string, value: string): string {
  const column = contracts.get(dataset)?.columns[name];
  const mask = column && maskOf(column.kind, column.level, column.type);
  if (mask) return mask === maskNumber ? maskRough(value) : mask(value);
  if (!column) return maskRough(value).replace(/\p{Script=Han}{2,}/gu, maskName);
  return column.level === 'L4' || column.level === 'L3' ? maskRough(value) : value;
}

/** Digits of a number that may not be in its normal form. */
function maskRough(value: string): string {
  return value.replace(/\d{6,}[\dXx]?/g, (digits) => digits.slice(0, 4) + '*'.repeat(Math.max(digits.length - 4, 0)));
}
