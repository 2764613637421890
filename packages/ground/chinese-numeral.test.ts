import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readChineseNumerals } from './chinese-numeral.ts';

describe('Chinese numerals of dates', () => {
  for (const [text, digits] of [
    ['二〇二四年一月五日', '2024年1月5日'],
    ['二零二四年十月二十日', '2024年10月20日'],
    ['二○二四年十二月三十一日', '2024年12月31日'],
    ['腊月廿三', '腊月23'],
    ['2024年1月5日', '2024年1月5日'],
    ['', ''],
  ] as const) {
    test(`${text || 'nothing'}`, () => assert.equal(readChineseNumerals(text), digits));
  }
});
