import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleanText, codePointLength, toHalfWidth } from './text.ts';

describe('text', () => {
  const cells: readonly [string, string][] = [
    ['辽B12345', '辽B12345'],
    ['ＡＢｃ１２３', 'ABc123'],
    ['　大连市　', '大连市'],
    ['\ufeff大连\u200b市', '大连市'],
    ["'0123", '0123'],
    ["O'Neil", "O'Neil"],
    ['="0012"', '0012'],
    ['=A1', '=A1'],
    ['\u00a0a\u00a0b ', 'a b'],
    ['（甲）单位，乙：丙', '（甲）单位，乙：丙'],
    ['甲．乙－丙', '甲.乙-丙'],
    ['\t110105 \r\n', '110105'],
    ['', ''],
    [' ', ''],
    ['𠅤㛃', '𠅤㛃'],
  ];
  for (const [cell, cleaned] of cells) {
    test(`${JSON.stringify(cell)} becomes ${JSON.stringify(cleaned)}`, () => assert.equal(cleanText(cell), cleaned));
  }

  test('half width takes punctuation too', () => assert.equal(toHalfWidth('（１，２３４．５）　％'), '(1,234.5) %'));
  test('length counts characters, not code units', () => assert.equal(codePointLength('𠅤a䶮'), 3));
});
