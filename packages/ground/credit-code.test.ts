import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  creditCheckDigit,
  organisationCheckDigit,
  parseCreditCode,
  parseOrganisationCode,
  registrationCheckDigit,
} from './credit-code.ts';

describe('credit codes', () => {
  const accepted: readonly [string, string, string, string?][] = [
    ['91350100M000100Y43', 'credit-18', '91350100M000100Y43', 'M000100Y4'],
    ['9144030071526726XG', 'credit-18', '9144030071526726XG', '71526726X'],
    ['9144030071526726xg', 'credit-18', '9144030071526726XG', '71526726X'],
    [' ９１３５０１００Ｍ０００１００Ｙ４３', 'credit-18', '91350100M000100Y43', 'M000100Y4'],
    ['M000100Y4', 'organisation-9', 'M000100Y4', 'M000100Y4'],
    ['M000100Y-4', 'organisation-9', 'M000100Y4', 'M000100Y4'],
    ['110108000000016', 'registration-15', '110108000000016'],
    ['110108000000017', 'registration-15', '110108000000017'],
    ['44030171526726X', 'tax-15', '44030171526726X', '71526726X'],
    ['11010549123100201', 'tax-17', '11010549123100201'],
    ['11010519491231002X', 'tax-18', '11010519491231002X'],
    ['11010519491231002X01', 'tax-20', '11010519491231002X01'],
  ];
  for (const [text, kind, value, organisation] of accepted) {
    test(`${text} is ${kind}`, () => {
      const parsed = parseCreditCode(text);
      assert(parsed.ok);
      assert.deepEqual([parsed.kind, parsed.value, parsed.organisationCode], [kind, value, organisation]);
    });
  }

  const refused: readonly [string, string, string?][] = [
    ['', 'empty'],
    ['91350100M000100Y44', 'credit-check-digit'],
    ['9I350100M000100Y43', 'credit-characters', '91350100M000100Y43'],
    ['9I350100M000100Y44', 'credit-characters'],
    ['91350100******0Y43', 'masked'],
    ['9.1350E+17', 'credit-scientific'],
    ['9135010', 'credit-length'],
    ['A1010549123100201', 'credit-characters'],
    ['44030171526726Y', 'credit-characters'],
    ['M000100Y5', 'organisation-check-digit'],
  ];
  for (const [text, problem, hint] of refused) {
    test(`refuses ${text || 'nothing'}: ${problem}`, () => {
      const parsed = parseCreditCode(text);
      assert(!parsed.ok);
      assert.deepEqual([parsed.problem, parsed.hint], [problem, hint]);
    });
  }

  test('check characters', () => {
    assert.equal(creditCheckDigit('91350100M000100Y4'), '3');
    assert.equal(creditCheckDigit('9144030071526726X'), 'G');
    assert.equal(organisationCheckDigit('M000100Y'), '4');
    assert.equal(organisationCheckDigit('71526726'), 'X');
    assert.equal(registrationCheckDigit('11010800000001'), '6');
  });

  test('an organisation code alone', () => {
    assert.equal(parseOrganisationCode('71526726-X').ok, true);
    for (const [text, problem] of [
      ['', 'empty'],
      ['7152672', 'organisation-length'],
      ['71526726Y', 'organisation-characters'],
      ['715267260', 'organisation-check-digit'],
    ] as const) {
      const parsed = parseOrganisationCode(text);
      assert(!parsed.ok);
      assert.equal(parsed.problem, problem);
    }
  });
});
