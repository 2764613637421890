import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { identityCheckDigit, parseIdentityNumber } from './identity-number.ts';

describe('identity numbers', () => {
  const accepted: readonly [string, string, string, string, string][] = [
    ['11010519491231002X', '11010519491231002X', '1949-12-31', '女', 'mainland'],
    ['440524188001010014', '440524188001010014', '1880-01-01', '男', 'mainland'],
    ['110105491231002', '11010519491231002X', '1949-12-31', '女', 'mainland'],
    ['11010519491231002x', '11010519491231002X', '1949-12-31', '女', 'mainland'],
    ["'１１０１０５１９４９１２３１００２Ｘ\u200b", '11010519491231002X', '1949-12-31', '女', 'mainland'],
    ['110105 19491231 002X', '11010519491231002X', '1949-12-31', '女', 'mainland'],
  ];
  for (const [text, value, birthDate, sex, resident] of accepted) {
    test(`accepts ${text}`, () => {
      const parsed = parseIdentityNumber(text);
      assert(parsed.ok);
      assert.deepEqual(
        [parsed.value, parsed.birthDate, parsed.sex, parsed.resident],
        [value, birthDate, sex, resident],
      );
    });
  }

  test('residence permits of Hong Kong, Macau, Taiwan and of foreigners', () => {
    for (const [region, resident] of [
      ['810000', 'hk-mo-tw'],
      ['820000', 'hk-mo-tw'],
      ['830000', 'hk-mo-tw'],
      ['911840', 'foreigner'],
    ] as const) {
      const first17 = `${region}19850615123`;
      const parsed = parseIdentityNumber(first17 + identityCheckDigit(first17));
      assert(parsed.ok);
      assert.equal(parsed.resident, resident);
    }
  });

  test('an abolished region is not judged', () => {
    const first17 = '51020219600101123';
    assert(parseIdentityNumber(first17 + identityCheckDigit(first17)).ok);
  });

  test('a 15-digit number says how it came to 18', () => {
    const parsed = parseIdentityNumber('110105491231002');
    assert(parsed.ok);
    assert.deepEqual([parsed.kind, parsed.notes], ['15', ['id-from-15']]);
  });

  const refused: readonly [string, string][] = [
    ['', 'empty'],
    ['110105194912310021', 'id-check-digit'],
    ['1.10105E+17', 'id-scientific'],
    ['1.10105194912310E+17', 'id-scientific'],
    ['110105194912310000', 'id-rounded'],
    ['11010519490231002X', 'id-birth-date'],
    ['110105490231002', 'id-birth-date'],
    ['010105194912310020', 'id-region'],
    ['1101051949123100', 'id-length'],
    ['1101**********002X', 'masked'],
    ['11O10519491231002X', 'id-characters'],
    ['USA110185010112', 'id-foreign-old-permit'],
    ['军字第1234567号', 'id-length'],
  ];
  for (const [text, problem] of refused) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parseIdentityNumber(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    });
  }

  test('O for 0 and l for 1 are hints, never repairs', () => {
    for (const text of ['11O10519491231002X', 'l1010519491231002X']) {
      const parsed = parseIdentityNumber(text);
      assert(!parsed.ok);
      assert.equal(parsed.hint, '11010519491231002X');
    }
    const wrong = parseIdentityNumber('11O105194912310021');
    assert(!wrong.ok);
    assert.equal(wrong.hint, undefined);
  });

  test('the wrong check digit names the right one', () => {
    const parsed = parseIdentityNumber('110105194912310021');
    assert(!parsed.ok);
    assert.deepEqual(parsed.values, { expected: 'X', found: '1' });
  });

  test('every single wrong digit is noticed', () => {
    const number = '11010519491231002X';
    for (let at = 6; at < 17; at++) {
      for (const digit of '0123456789') {
        if (digit === number[at]) continue;
        assert.equal(parseIdentityNumber(number.slice(0, at) + digit + number.slice(at + 1)).ok, false);
      }
    }
  });
});
