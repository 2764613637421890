import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePhone } from './phone.ts';

describe('phones', () => {
  const accepted: readonly [string, string, string][] = [
    ['13800138000', '13800138000', 'mobile'],
    ['+86 138-0013-8000', '13800138000', 'mobile'],
    ['0086 13800138000', '13800138000', 'mobile'],
    ['8613800138000', '13800138000', 'mobile'],
    ['013800138000', '13800138000', 'mobile'],
    ['１３８００１３８０００', '13800138000', 'mobile'],
    ['13800138000.0', '13800138000', 'mobile'],
    ['0411-88888888', '0411-88888888', 'landline'],
    ['041188888888', '0411-88888888', 'landline'],
    ['(0411) 8888 8888', '0411-88888888', 'landline'],
    ['010-65556666转123', '010-65556666-123', 'landline'],
    ['+86-411-88888888', '0411-88888888', 'landline'],
    ['0763-3333333', '0763-3333333', 'landline'],
    ['400-123-4567', '4001234567', 'service'],
    ['95588', '95588', 'service'],
    ['12345', '12345', 'service'],
    ['110', '110', 'short'],
    ['88888888', '88888888', 'short'],
    ['666123', '666123', 'short'],
  ];
  for (const [text, value, kind] of accepted) {
    test(`${text} is ${kind}`, () => {
      const parsed = parsePhone(text);
      assert(parsed.ok);
      assert.deepEqual([parsed.value, parsed.kind, parsed.masked, parsed.virtual], [value, kind, false, false]);
    });
  }

  test('a masked number is kept and says so', () => {
    const parsed = parsePhone('138****8000');
    assert(parsed.ok);
    assert.deepEqual([parsed.value, parsed.masked], ['138****8000', true]);
    assert.equal(parsePhone('138xxxx8000').ok, true);
  });

  for (const range of ['170', '171', '162', '165', '167']) {
    test(`${range} is a virtual range`, () => {
      const parsed = parsePhone(`${range}12345678`);
      assert(parsed.ok && parsed.virtual);
    });
  }

  for (const [text, problem] of [
    ['', 'empty'],
    ['1.38E+10', 'phone-scientific'],
    ['****8000', 'masked'],
    ['12', 'phone-form'],
    ['12800138000', 'phone-form'],
    ['138001380001', 'phone-form'],
    ['无', 'phone-form'],
    ['13800138000/13900139000', 'phone-form'],
  ] as const) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parsePhone(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }
});
