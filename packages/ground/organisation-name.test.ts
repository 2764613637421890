import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { normaliseOrganisation, organisationKey } from './organisation-name.ts';

describe('names of organisations', () => {
  const same: readonly string[][] = [
    [
      '某某市教育局',
      '某某市教育局本级',
      '某某市教育局（本级）',
      '某某市教育局(机关)',
      '某某市教育局机关',
      ' 某某市 教育局【本级】',
      '某某市教育局机关本级',
      '某某市教育局（盖章）',
    ],
    ['某某（大连）有限公司', '某某(大连)有限公司', '某某【大连】有限公司', '某某大连有限公司'],
    ['中国共产党某某市委员会', '中共某某市委员会', '中共某某市委员会机关'],
    ['ABC科技有限公司', 'ａｂｃ科技有限公司', '“ABC”科技有限公司'],
  ];
  for (const names of same) {
    for (const name of names)
      test(name, () => assert.equal(organisationKey(name), organisationKey(names[0] as string)));
  }

  const different: readonly [string, string][] = [
    ['某某市机关事务管理局', '某某市事务管理局'],
    ['某某市公安机关', '某某市公安'],
    ['某某市教育局', '某某市教育局招生办'],
    ['某某（大连）有限公司', '某某（沈阳）有限公司'],
  ];
  for (const [a, b] of different)
    test(`${a} is not ${b}`, () => assert.notEqual(organisationKey(a), organisationKey(b)));

  test('a name is never emptied', () => {
    assert.equal(organisationKey('本级'), '本级');
    assert.equal(organisationKey('（本级）'), '(本级)');
    assert.equal(organisationKey(''), '');
  });
  test('brackets are half-width in the normal form', () =>
    assert.equal(normaliseOrganisation('某某（大连） 公司'), '某某(大连)公司'));
});
