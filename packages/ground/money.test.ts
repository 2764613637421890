import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatYuan, type MoneyUnit, parseMoney } from './money.ts';

describe('money', () => {
  const accepted: readonly [string, number, MoneyUnit?][] = [
    ['0', 0],
    ['-0', 0],
    ['12', 12],
    ['1234.5', 1234.5],
    ['１２３４．５０', 1234.5],
    ['1,234,567.89', 1234567.89],
    ['1，234', 1234],
    ['1 234 567', 1234567],
    ['(500)', -500],
    ['（500.5）', -500.5],
    ['-500', -500],
    ['－500', -500],
    ['−500', -500],
    ['500-', -500],
    ['+500', 500],
    ['¥1,200', 1200],
    ['￥ 1200.00 元', 1200],
    ['-¥500.1', -500.1],
    ['￥-5', -5],
    ['人民币3000元整', 3000],
    ['12元5角3分', 12.53],
    ['12元3分', 12.03],
    ['5角', 0.5],
    ['3分', 0.03],
    ['1.2万', 12000],
    ['1.2万元', 12000],
    ['(1,234)万元', -12340000],
    ['0.5亿元', 50000000],
    ['3千元', 3000],
    ['1.2E+05', 120000],
    ['1.2e-1', 0.12],
    ["'100", 100],
    ['1.005', 1.01],
    ['-1.005', -1.01],
    ['1.115', 1.12],
    ['0.1', 0.1],
    ['4.35', 4.35],
    ['1.2', 12000, '万元'],
    ['1.2元', 1.2, '万元'],
    ['1.15', 11500, '万元'],
    ['0.00000001', 1, '亿元'],
    ['9999999999999.99', 9999999999999.99],
  ];
  for (const [text, yuan, unit] of accepted) {
    test(`${text}${unit ? ` in ${unit}` : ''} is ${yuan}`, () => {
      assert.deepEqual(parseMoney(text, unit), { ok: true, yuan });
    });
  }

  const refused: readonly [string, string][] = [
    ['', 'empty'],
    ['—', 'money-form'],
    ['-', 'money-form'],
    ['无', 'money-form'],
    ['abc', 'money-form'],
    ['12%', 'money-form'],
    ['#DIV/0!', 'money-form'],
    ['1.2.3', 'money-form'],
    ['-(5)', 'money-form'],
    ['(-5)', 'money-form'],
    ['1,23', 'money-grouping'],
    ['1,2345', 'money-grouping'],
    ['12,50', 'money-grouping'],
    ['12 34', 'money-grouping'],
    ['1,234 567', 'money-grouping'],
    ['$5', 'money-currency'],
    ['100美元', 'money-currency'],
    ['1E+20', 'money-too-large'],
  ];
  for (const [text, problem] of refused) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parseMoney(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }

  test('every amount of fen survives its text', () => {
    for (let fen = 0; fen < 30_000; fen += 7) {
      const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      assert.deepEqual(parseMoney(`${text}元`), { ok: true, yuan: Number(text) });
    }
  });

  test('is written with thousands and two decimals', () => {
    for (const [yuan, text] of [
      [0, '0.00'],
      [-0.001, '0.00'],
      [1.005, '1.01'],
      [999.5, '999.50'],
      [1234567.5, '1,234,567.50'],
      [-1234, '-1,234.00'],
    ] as const) {
      assert.equal(formatYuan(yuan), text);
    }
  });
});
