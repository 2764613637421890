import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { type Contract, contractSchema } from './contract.ts';
import { lintContracts, lintRules } from './lint-contracts.ts';
import { readContracts } from './read-contracts.ts';

const root = join(import.meta.dirname, '../../..');
const domain = join(root, '../shared/domain/datasets.json');
const library = readContracts(join(root, 'library'));

const sound = {
  id: 'fuel_fill',
  no: 'T90',
  title: { zh: '加油', en: 'Fills' },
  group: { zh: '车辆', en: 'Vehicles' },
  tier: 'P0',
  source: { zh: '石油', en: 'Fuel companies' },
  delivery: { zh: '全量', en: 'Full' },
  also: ['加油表'],
  key: ['fill_id'],
  time: 'filled_at',
  columns: {
    fill_id: { type: 'string', zh: '流水号', en: 'Fill number', level: 'L1' },
    filled_at: { type: 'datetime', zh: '加油时间', en: 'Filled at', level: 'L2', required: true },
    keeper_id: { type: 'string', kind: 'identity-number', zh: '保管人身份号码', en: 'Identity number', level: 'L4' },
    plate: { type: 'string', kind: 'plate', zh: '号牌号码', en: 'Plate', level: 'L2', also: ['车牌号'] },
    goods: { type: 'enum', zh: '商品类别', en: 'Goods', level: 'L1', values: { 汽油: ['92#'], 柴油: ['0#'] } },
    liters: { type: 'decimal', zh: '升数', en: 'Litres', level: 'L1', min: 0, max: 500, unit: '升' },
    place: { type: 'geometry', shape: 'point', zh: '坐标', en: 'Location', level: 'L2' },
  },
  checks: [{ id: 'late', sql: 'filled_at >= add_days(filled_at, -1)', zh: '时间有误', en: 'Wrong time' }],
} satisfies Contract;

const columns = sound.columns;
type Columns = Contract['columns'];
const changed = (column: keyof typeof columns, change: object): { columns: Columns } => ({
  columns: { ...columns, [column]: { ...columns[column], ...change } },
});
const checked = (sql: string) => ({ checks: [{ id: 'c', sql, zh: '有误', en: 'Wrong' }] });

const broken: [rule: string, change: object][] = [
  ['name', { id: 'other' }],
  ['key-exists', { key: ['fill_no'] }],
  ['key-repeats', { key: ['fill_id', 'fill_id'] }],
  ['key-type', { key: ['place'] }],
  ['time-exists', { time: 'ts' }],
  ['time-type', { time: 'plate' }],
  ['chinese-label', changed('liters', { zh: 'Liters' })],
  ['chinese-label', { source: { zh: 'Sinopec', en: 'Sinopec' } }],
  ['english-label', changed('liters', { en: '升 volume' })],
  ['english-label', { delivery: { zh: '全量', en: '全量' } }],
  ['short-label', changed('goods', { zh: '汽油/柴油' })],
  ['short-label', changed('liters', { zh: '升数(升)' })],
  ['header-unique', changed('liters', { also: ['加 油 时 间（时）'] })],
  ['header-unique', changed('liters', { en: 'PLATE' })],
  ['header-of-code', changed('keeper_id', { also: ['保管人'] })],
  ['enum-values', changed('goods', { values: {} })],
  ['values-of-enum', changed('plate', { values: { 甲: [] } })],
  ['value-unique', changed('goods', { values: { 汽油: ['油'], 柴油: ['油'] } })],
  ['value-unique', changed('goods', { values: { 汽油: ['柴油'], 柴油: [] } })],
  ['kind-type', changed('liters', { kind: 'phone', level: 'L4' })],
  ['kind-missing', changed('plate', { kind: undefined })],
  ['level-floor', changed('keeper_id', { level: 'L3' })],
  ['level-floor', changed('fill_id', { kind: 'phone', level: 'L2' })],
  ['bounds', changed('liters', { min: 1, max: 0 })],
  ['bounds-type', changed('plate', { max: 1 })],
  ['shape', changed('place', { shape: undefined })],
  ['shape', changed('plate', { shape: 'point' })],
  ['check-parses', checked('liters >=')],
  ['check-columns', checked('litres >= 0')],
  ['check-types', checked('liters > filled_at')],
  ['check-types', checked("plate is not null and (liters > 0 or liters = 'x')")],
  ['check-repeats', { checks: [...sound.checks, ...sound.checks] }],
];

const twin = {
  ...sound,
  id: 'fuel_twin',
  no: 'T91',
  title: { zh: '加油二', en: 'Fills two' },
  also: ['加油二表'],
};
const brokenPairs: [rule: string, change: object][] = [
  ['number-unique', { no: 'T90' }],
  ['title-unique', { title: { zh: '加油', en: 'Fills two' } }],
  ['title-unique', { title: { zh: '加油二', en: 'FILLS' } }],
  ['file-name-unique', { also: ['加油表'] }],
  ['file-name-unique', { also: ['fuel_fill'] }],
];

const rulesBroken = (...contracts: Contract[]) =>
  lintContracts(new Map(contracts.map((contract) => [contract.id, contract]))).map(({ rule }) => rule);

describe('lint of contracts', () => {
  test('the library is clean', () => assert.deepEqual(lintContracts(library), []));

  test('sound contracts are clean', () => {
    contractSchema.parse(sound);
    assert.deepEqual(rulesBroken(sound, twin), []);
  });

  for (const [rule, change] of broken) {
    test(`${rule}: ${JSON.stringify(change).slice(0, 60)}`, () => {
      const contract = { ...sound, ...change } as Contract;
      const found = lintContracts(new Map([[sound.id, contract]]));
      assert.ok(
        found.some((message) => message.rule === rule && message.file === 'fuel_fill.yaml'),
        JSON.stringify(found),
      );
    });
  }

  for (const [rule, change] of brokenPairs) {
    test(`${rule}: ${JSON.stringify(change)}`, () => {
      assert.ok(rulesBroken(sound, { ...twin, ...change }).includes(rule));
    });
  }

  test('every rule has a fixture that breaks it', () => {
    assert.deepEqual(new Set([...broken, ...brokenPairs].map(([rule]) => rule)), new Set(lintRules));
  });
});

describe('library/datasets against the domain list', () => {
  type Listed = { id: string; no: string; columns: { name: string; type: string; level: string }[] };
  const skip = existsSync(domain) ? false : 'no ../shared/domain/datasets.json';

  test('same datasets, columns in the same order, types and levels', { skip }, () => {
    const listed = JSON.parse(readFileSync(domain, 'utf8')) as Listed[];
    const shape = (no: string, entries: [name: string, type: string, level: string][]) => ({ no, entries });
    assert.deepEqual(
      Object.fromEntries(
        [...library].map(([id, { no, columns }]) => [
          id,
          shape(
            no,
            Object.entries(columns).map(([name, { type, level }]) => [name, type, level]),
          ),
        ]),
      ),
      Object.fromEntries(
        listed.map(({ id, no, columns }) => [
          id,
          shape(
            no,
            columns.map(({ name, type, level }) => [name, type, level]),
          ),
        ]),
      ),
    );
  });
});
