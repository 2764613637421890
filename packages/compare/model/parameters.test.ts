import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modelSpec } from '../run/model.fixture.ts';
import { isPattern, type ParameterValue, parameterValues } from './parameters.ts';

const why = { zh: '文', en: 'text' };
const spec = modelSpec({
  params: {
    most: { type: 'number', default: 100, min: 10, max: 500, step: 1, unit: 'litre', why },
    evening: { type: 'time', default: '20:00', min: '17:00', max: '23:00', why },
    words: { type: 'pattern', default: '烟|酒', why },
  },
});

describe('parameters of a run', () => {
  test('defaults, a time of day as minutes', () =>
    assert.deepEqual(parameterValues(spec), { most: 100, evening: 1200, words: '烟|酒' }));

  test('the bounds belong to it', () => {
    for (const most of [10, 500]) assert.equal(parameterValues(spec, { most })['most'], most);
  });

  const refused: [what: string, changed: Record<string, ParameterValue>][] = [
    ['below', { most: 9.99 }],
    ['above', { most: 500.01 }],
    ['not a number', { most: Number.NaN }],
    ['a text for a number', { most: '100' }],
    ['a time after the bounds', { evening: '23:01' }],
    ['a time that is none', { evening: '2x:00' }],
    ['a pattern that does not close', { words: '烟(' }],
    ['a number for a pattern', { words: 5 }],
    ['a name that nobody declared', { least: 1 }],
    ['a name that every object has', { constructor: 1 }],
  ];
  for (const [what, changed] of refused)
    test(`refused: ${what}`, () => assert.throws(() => parameterValues(spec, changed), /big-fill/));
});

describe('a pattern', () => {
  for (const text of ['烟|酒[^精]', '^[A-Z]|警$', '\\d{5}', '(?:a|b)'])
    test(`${text} is one`, () => assert.ok(isPattern(text)));
  for (const text of ['', '烟(', '[', '酒(?!精)', '(?<=白)酒', '(a)\\1', '(?<x>a)\\k<x>'])
    test(`${text || 'nothing'} is none`, () => assert.equal(isPattern(text), false));
});
