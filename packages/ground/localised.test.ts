import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fill, fillBoth, formatNumber, spaceHanLatin } from './localised.ts';

describe('texts', () => {
  const numbers: readonly [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [12, '12'],
    [0.1 + 0.2, '0.3'],
    [1.005, '1.01'],
    [-2.675, '-2.68'],
    [1234567.891, '1234567.89'],
    [1e-9, '0'],
    [-0.001, '0'],
    [9007199254740991, '9007199254740991'],
    [Number.NaN, '—'],
    [Number.POSITIVE_INFINITY, '—'],
  ];
  for (const [n, text] of numbers) test(`${n} is ${text}`, () => assert.equal(formatNumber(n), text));

  const values = { plate: '辽B12345', liters: 80.30000000000001, tank_l: null, n: 5n, empty: '' };
  for (const [template, text] of [
    ['{plate} 一次加油 {liters} 升', '辽B12345 一次加油 80.3 升'],
    ['油箱 {tank_l} 升，{missing}，{empty}', '油箱 — 升，—，—'],
    ['{n} {not a name} {}', '5 {not a name} {}'],
    ['no names', 'no names'],
  ] as const) {
    test(template, () => assert.equal(fill(template, values), text));
  }

  test('a value is never read as a template', () => assert.equal(fill('{a}', { a: '{b} $& $1', b: 'x' }), '{b} $& $1'));
  test('both languages', () => {
    assert.deepEqual(fillBoth({ zh: '第 {n} 行', en: 'line {n}' }, { n: 3 }), { zh: '第 3 行', en: 'line 3' });
  });

  for (const [tight, spaced] of [
    ['共36个模型', '共 36 个模型'],
    ['读取CSV失败', '读取 CSV 失败'],
    ['{plate}一次加油{liters}升', '{plate} 一次加油 {liters} 升'],
    ['占5%的', '占 5% 的'],
    ['已有 空格', '已有 空格'],
  ] as const) {
    test(tight, () => assert.equal(spaceHanLatin(tight), spaced));
  }
});
