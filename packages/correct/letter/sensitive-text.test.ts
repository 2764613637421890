import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sensitiveFields } from './sensitive-text.ts';

describe('L4 values in a letter', () => {
  for (const [what, text, found] of [
    ['an identity number', '持卡人 11010519491231002X 于节假日加油', true],
    ['one broken by spaces', '110105 19491231 002X', true],
    ['one in full-width digits', '１１０１０５１９４９１２３１００２Ｘ', true],
    ['one masked', '1101**********002X', false],
    ['18 digits that are none', '流水号 123456789012345678', false],
    ['a bank card', '转入 6222 0202 0011 2233 4', false],
    ['a bank card that passes its check', '账号 4111111111111111', true],
    ['a mobile number', '联系 13800138000', true],
    ['an amount and a plate', '辽B12345 加油 3,456.50 元,2026年10月1日 18:30', false],
  ] as const)
    test(what, () => assert.deepEqual(sensitiveFields({ problems: ['无关', text] }), found ? ['problems'] : []));

  test('two entries do not make a number together', () =>
    assert.deepEqual(sensitiveFields({ problems: ['110105194912', '31002X'] }), []));
  test('the office’s own number may stand in the contact', () =>
    assert.deepEqual(sensitiveFields({ contact: '李某 13800138000' }), []));
});
