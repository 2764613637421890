import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PlumbError, type ProblemCode, problems, problemText } from './problem.ts';

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'problem.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

describe('the catalogue of problems', () => {
  const judgements = ['coordinate-zero', 'coordinate-swapped', 'coordinate-out-of-range'];
  for (const code of Object.keys(problems) as ProblemCode[]) {
    test(`${code} is used, and says the same in both languages`, () => {
      const word = judgements.includes(code) ? code.slice('coordinate-'.length) : code;
      assert(sources.includes(`'${word}'`), 'nothing reports it');
      const { zh, en } = problems[code];
      assert.match(zh, /\p{Script=Han}/u);
      assert.doesNotMatch(en, /\p{Script=Han}|\n/u);
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      assert.deepEqual(names(zh), names(en));
    });
  }

  test('every code reported has its texts, and every placeholder its value', () => {
    const reports = [...sources.matchAll(/refuse\(\s*'([a-z0-9-]+)'(?:,\s*\{([^}]*)\})?/g)];
    assert(reports.length > 50);
    for (const [, code, given = ''] of reports) {
      const texts = problems[code as ProblemCode];
      assert(texts, `${code} has no texts`);
      for (const [, name] of texts.zh.matchAll(/\{(\w+)\}/g))
        assert.match(given, new RegExp(`\\b${name}\\b`), `${code} lacks ${name}`);
    }
  });

  test('values are filled in', () => {
    assert.deepEqual(problemText('date-day', { year: 2024, month: 2, day: 30 }), {
      zh: '2024 年 2 月没有 30 日',
      en: '2024-2 has no day 30',
    });
  });
});

describe('PlumbError', () => {
  const texts = { zh: '读不出', en: 'cannot be read' };
  test('is bad input unless told otherwise', () => {
    const error = new PlumbError({ code: 'unreadable', texts });
    assert.deepEqual(
      [error.exit, error.where, error.message, error.code],
      [3, undefined, 'cannot be read', 'unreadable'],
    );
    assert(error instanceof Error);
  });
  test('names where, keeps its cause and its exit code', () => {
    const cause = new Error('inner');
    const error = new PlumbError({ code: 'unreadable', texts, where: 'a.csv:3', exit: 2, cause });
    assert.deepEqual(
      [error.exit, error.message, error.cause, error.texts],
      [2, 'a.csv:3: cannot be read', cause, texts],
    );
  });
});
