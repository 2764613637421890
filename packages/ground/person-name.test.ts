import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasPlaceholder, nameKey, namesCompatible, normaliseName } from './person-name.ts';

describe('names of persons', () => {
  for (const dot of ['·', '•', '・', '‧', '．', '.', ' · ']) {
    test(`阿卜杜拉${dot}买买提`, () => assert.equal(normaliseName(`阿卜杜拉${dot}买买提`), '阿卜杜拉·买买提'));
  }

  const spelt: readonly [string, string][] = [
    ['王　小明', '王小明'],
    ['\u200b李雷 ', '李雷'],
    ['王\ue863', '王䶮'],
    ['john  a. smith', 'JOHN A. SMITH'],
    ['𠅤一', '𠅤一'],
  ];
  for (const [text, key] of spelt) test(`${text} has the key ${key}`, () => assert.equal(nameKey(text), key));

  for (const [text, hidden] of [
    ['张*', true],
    ['张＊明', true],
    ['张？明', true],
    ['张某', true],
    ['张\ue001', true],
    ['张\ufffd', true],
    ['张zhe', true],
    ['王\ue863', false],
    ['张哲', false],
    ['SMITH', false],
  ] as const) {
    test(`${text} ${hidden ? 'hides something' : 'is whole'}`, () => assert.equal(hasPlaceholder(text), hidden));
  }

  const pairs: readonly [string, string, string][] = [
    ['张哲', '张哲', 'same'],
    ['张 哲', '张哲', 'same'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提', 'same'],
    ['阿卜杜拉买买提', '阿卜杜拉·买买提', 'possible'],
    ['张喆', '张哲', 'possible'],
    ['萧红', '肖红', 'possible'],
    ['张*', '张哲', 'possible'],
    ['张*', '张小哲', 'possible'],
    ['张*丰', '张三丰', 'possible'],
    ['张*丰', '张三风', 'different'],
    ['张zhe', '张喆', 'possible'],
    ['张????明', '张㛃明', 'possible'],
    ['张*', '张*', 'possible'],
    ['*哲', '张*', 'possible'],
    ['张*', '李哲', 'different'],
    ['张哲', '张喆明', 'different'],
    ['张哲', '张', 'different'],
    ['', '', 'different'],
    ['smith', 'Smith', 'same'],
  ];
  for (const [a, b, agreement] of pairs) {
    test(`${a} and ${b}: ${agreement}`, () => {
      assert.equal(namesCompatible(a, b), agreement);
      assert.equal(namesCompatible(b, a), agreement);
    });
  }
});
