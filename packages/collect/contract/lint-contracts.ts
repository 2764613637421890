import type { Contract, ContractColumn } from './contract.ts';
import { headerKey } from './header-key.ts';
import type { Contracts } from './read-contracts.ts';
import { columnsOfCheck, type Operand, parseRowCheck, type RowCheck } from './row-check.ts';

export type LintMessage = { file: string; rule: string; message: string };
type Rule = (contract: Contract, id: string) => string[];
type Kind = NonNullable<ContractColumn['kind']>;
type Level = ContractColumn['level'];

const han = /\p{Script=Han}/u;

const typesOfKind: Record<Kind, readonly ContractColumn['type'][]> = {
  'identity-number': ['string'],
  'credit-code': ['string'],
  'party-code': ['string'],
  plate: ['string'],
  phone: ['string'],
  'person-name': ['string'],
  'org-name': ['string'],
  money: ['decimal', 'int'],
  longitude: ['decimal'],
  latitude: ['decimal'],
  month: ['string'],
  'region-code': ['string'],
};

const lowestLevel: Partial<Record<Kind, Level>> = { 'identity-number': 'L4', 'party-code': 'L3', phone: 'L3' };

/** A telephone that stands on an office's door is not a person's. */
const officeLines = new Set(['supervised_person.work_phone']);

/** Column names that mean the same in every dataset, and the kinds they may have. */
const kindsOfName: Record<string, readonly Kind[]> = {
  id_no: ['identity-number', 'party-code'],
  plate: ['plate'],
  uscc: ['credit-code'],
  lng: ['longitude'],
  lat: ['latitude'],
  phone: ['phone'],
  pay_month: ['month'],
  amount: ['money'],
};

/** Headers such as 驾驶员 or 供应商 stand over names in real files: read as numbers they would quarantine every row. */
const namesACode = /[号码]$|税号|(?:^|_)(?:id|uscc)(?:_|$)|\b(?:number|code|key)\b|^(?:gmsfhm|sfzh|sfzmhm|身份证)$/i;
const codeKinds: readonly (Kind | undefined)[] = ['identity-number', 'credit-code', 'party-code'];

const columnsOf = (contract: Contract) => Object.entries(contract.columns);

const columnsWhere = (contract: Contract, wrong: (column: ContractColumn, name: string) => unknown, message: string) =>
  columnsOf(contract)
    .filter(([name, column]) => wrong(column, name))
    .map(([name]) => `${name}: ${message}`);

/** Every text of a contract that has both languages, with the place where it stands. */
function texts(contract: Contract): { at: string; zh: string; en: string }[] {
  return [
    { at: 'title', ...contract.title },
    { at: 'group', ...contract.group },
    { at: 'source', ...contract.source },
    { at: 'delivery', ...contract.delivery },
    ...columnsOf(contract).map(([at, { zh, en }]) => ({ at, zh, en })),
    ...(contract.checks ?? []).map(({ id, zh, en }) => ({ at: `check ${id}`, zh, en })),
  ];
}

const headings = (column: ContractColumn) => [column.zh, column.en, ...(column.also ?? [])];

function spelledTwice(entries: [spelling: string, owner: string][]): string[] {
  const owners = new Map<string, string>();
  return entries.flatMap(([spelling, owner]) => {
    const key = headerKey(spelling);
    const first = owners.get(key) ?? owner;
    owners.set(key, first);
    return first === owner ? [] : [`${spelling} stands for ${first} and for ${owner}`];
  });
}

function valuesTwice(column: ContractColumn): string[] {
  const all = Object.entries(column.values ?? {}).flat(2);
  return [...new Set(all.filter((value, i) => all.indexOf(value) !== i))];
}

function parsedChecks(contract: Contract): { id: string; check?: RowCheck; problem?: string }[] {
  return (contract.checks ?? []).map(({ id, sql }) => {
    try {
      return { id, check: parseRowCheck(sql) };
    } catch (error) {
      return { id, problem: (error as Error).message };
    }
  });
}

/** What two sides of a comparison must share. */
function family(operand: Operand, contract: Contract): string | undefined {
  if (operand.kind === 'add_days') return family(operand.date, contract);
  if (operand.kind === 'value') return typeof operand.value === 'number' ? 'number' : 'text';
  const type = contract.columns[operand.name]?.type;
  if (type === 'int' || type === 'decimal') return 'number';
  return type === 'date' || type === 'datetime' || type === undefined ? type : 'text';
}

function mixedComparisons(check: RowCheck, contract: Contract): boolean {
  if (check.kind === 'is null') return false;
  if (check.kind !== 'compare') return check.parts.some((part) => mixedComparisons(part, contract));
  const [left, right] = [family(check.left, contract), family(check.right, contract)];
  return left !== undefined && right !== undefined && left !== right;
}

const rules: Record<string, Rule> = {
  name: (c, id) => (c.id === id ? [] : [`the id is ${c.id}`]),
  'key-exists': (c) => c.key.filter((name) => !c.columns[name]).map((name) => `key column ${name} does not exist`),
  'key-repeats': (c) => (new Set(c.key).size === c.key.length ? [] : ['a key column stands twice']),
  'key-type': (c) =>
    c.key
      .filter((name) => ['text', 'json', 'geometry', 'decimal'].includes(c.columns[name]?.type ?? ''))
      .map((name) => `${name}: a ${c.columns[name]?.type} cannot be a key`),
  'time-exists': (c) => (c.time && !c.columns[c.time] ? [`time column ${c.time} does not exist`] : []),
  'time-type': (c) => {
    const type = c.columns[c.time ?? '']?.type;
    return type && type !== 'date' && type !== 'datetime' ? [`${c.time} dates the rows but is a ${type}`] : [];
  },
  'chinese-label': (c) =>
    texts(c)
      .filter(({ zh }) => !han.test(zh))
      .map(({ at, zh }) => `${at}: "${zh}" is not Chinese`),
  'english-label': (c) =>
    texts(c)
      .filter(({ en }) => han.test(en) || !/[A-Za-z]/.test(en))
      .map(({ at, en }) => `${at}: "${en}" is not English`),
  'short-label': (c) =>
    columnsWhere(c, ({ zh }) => /[/(（]/.test(zh) || zh.length > 16, 'the Chinese label is long or lists its values'),
  'header-unique': (c) =>
    spelledTwice(
      columnsOf(c).flatMap(([name, column]) => [name, ...headings(column)].map((s): [string, string] => [s, name])),
    ),
  'header-of-code': (c) =>
    columnsOf(c)
      .filter(([, { kind }]) => codeKinds.includes(kind))
      .flatMap(([name, column]) =>
        headings(column)
          .filter((spelling) => !namesACode.test(spelling))
          .map((spelling) => `${name}: a column headed ${spelling} may hold names`),
      ),
  'enum-values': (c) =>
    columnsWhere(
      c,
      ({ type, values }) => type === 'enum' && !Object.keys(values ?? {}).length,
      'an enum without values',
    ),
  'values-of-enum': (c) => columnsWhere(c, ({ type, values }) => type !== 'enum' && values, 'values without an enum'),
  'value-unique': (c) =>
    columnsOf(c).flatMap(([name, column]) => valuesTwice(column).map((value) => `${name}: ${value} stands twice`)),
  'kind-type': (c) =>
    columnsWhere(c, ({ kind, type }) => kind && !typesOfKind[kind].includes(type), 'the kind does not fit the type'),
  'kind-missing': (c) =>
    columnsWhere(
      c,
      ({ kind }, name) => kindsOfName[name] && !(kind && kindsOfName[name]?.includes(kind)),
      'not of the kind that its name means elsewhere',
    ),
  'level-floor': (c) =>
    columnsWhere(
      c,
      ({ kind, level }, name) => kind && level < (lowestLevel[kind] ?? 'L1') && !officeLines.has(`${c.id}.${name}`),
      'the level is too low for what it identifies',
    ),
  bounds: (c) =>
    columnsWhere(c, ({ min, max }) => min !== undefined && max !== undefined && min > max, 'min is above max'),
  'bounds-type': (c) =>
    columnsWhere(
      c,
      ({ type, min, max, unit }) => (min ?? max ?? unit) !== undefined && type !== 'int' && type !== 'decimal',
      'bounds or a unit on what is not a number',
    ),
  shape: (c) =>
    columnsWhere(c, ({ type, shape }) => (type === 'geometry') !== Boolean(shape), 'shape and geometry go together'),
  'check-parses': (c) => parsedChecks(c).flatMap(({ id, problem }) => (problem ? [`check ${id}: ${problem}`] : [])),
  'check-columns': (c) =>
    parsedChecks(c).flatMap(({ id, check }) =>
      (check ? columnsOfCheck(check) : [])
        .filter((name) => !c.columns[name])
        .map((name) => `check ${id}: no column ${name}`),
    ),
  'check-types': (c) =>
    parsedChecks(c).flatMap(({ id, check }) =>
      check && mixedComparisons(check, c) ? [`check ${id}: compares values of different types`] : [],
    ),
  'check-repeats': (c) => {
    const ids = (c.checks ?? []).map(({ id }) => id);
    return new Set(ids).size === ids.length ? [] : ['two checks have the same id'];
  },
};

/** What tells the datasets apart. */
const marks: Record<string, (contract: Contract) => string[]> = {
  'number-unique': ({ no }) => [no],
  'title-unique': ({ title }) => [title.zh, title.en],
  'file-name-unique': ({ id, title, also }) => [id, title.zh, ...(also ?? [])],
};

export const lintRules: readonly string[] = [...Object.keys(rules), ...Object.keys(marks)];

/** What is wrong with the contracts, each with its file and rule; empty when they can be relied on. */
export function lintContracts(contracts: Contracts): LintMessage[] {
  const each = [...contracts].flatMap(([id, contract]) =>
    Object.entries(rules).flatMap(([rule, check]) =>
      check(contract, id).map((message) => ({ file: `${id}.yaml`, rule, message })),
    ),
  );
  const together = Object.entries(marks).flatMap(([rule, of]) => {
    const entries = [...contracts].flatMap(([id, contract]) => of(contract).map((s): [string, string] => [s, id]));
    return spelledTwice(entries).map((message) => ({ file: 'datasets', rule, message }));
  });
  return [...each, ...together];
}
