import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from './language.ts';

for (const [environment, expected] of [
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LC_ALL: 'en_GB', LANG: 'zh_CN' }, 'en'],
  [{ LANG: 'C.UTF-8' }, 'zh'],
  [{}, 'zh'],
] as const)
  test(`locale ${JSON.stringify(environment)} speaks ${expected}`, () =>
    assert.equal(languageOf(environment), expected));
