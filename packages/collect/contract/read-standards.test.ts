import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseStandards, readStandards } from './read-standards.ts';

const library = join(import.meta.dirname, '../../../library');
const row = {
  std_key: 'car.life_years',
  value: 8,
  unit: '年',
  doc_name: '办法',
  valid_from: '2017-12-05',
  verified: false,
};
const file = (...rows: object[]) => JSON.stringify({ rows });

describe('standards', () => {
  test('the library holds the vehicle standards, nationwide, in yuan', () => {
    const standards = readStandards(library);
    const values = Object.fromEntries(standards.map(({ std_key, value }) => [std_key, value]));
    assert.deepEqual(values, {
      'car.price.confidential': 120000,
      'car.displacement.confidential': 1.6,
      'car.price.emergency': 180000,
      'car.displacement.emergency': 1.8,
      'car.price.new_energy': 180000,
      'car.price.special': 250000,
      'car.displacement.special': 3,
      'car.bus.price': 450000,
      'car.life_years': 8,
    });
    assert.ok(standards.every(({ region_code }) => region_code === '000000'));
    const verified = standards.filter((standard) => standard.verified).map(({ std_key }) => std_key);
    assert.deepEqual(verified, ['car.price.confidential', 'car.displacement.confidential', 'car.price.new_energy']);
  });

  test('a row gets the widest scope where it names none', () => {
    assert.deepEqual(parseStandards(file(row)), [
      { ...row, region_code: '000000', rank_level: '不限', season: '全年', valid_to: null },
    ]);
  });

  for (const [name, rows] of Object.entries({
    'the same key twice': [row, { ...row, value: 9 }],
    'an end before the start': [{ ...row, valid_to: '2017-12-01' }],
    'a day that does not exist': [{ ...row, valid_from: '2023-02-30' }],
    'a value in words': [{ ...row, value: '八' }],
    'no mark of verification': [{ ...row, verified: undefined }],
  })) {
    test(`${name} is refused`, () => assert.throws(() => parseStandards(file(...rows))));
  }

  test('the next edition of a standard stands beside the last', () => {
    const next = { ...row, valid_from: '2027-01-01', value: 10 };
    assert.equal(parseStandards(file({ ...row, valid_to: '2026-12-31' }, next)).length, 2);
  });
});
