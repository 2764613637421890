import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clueForm, clueInput } from './clue-forms.ts';

const names = (act: string, needs: string[]) => clueForm(act, needs).map(({ name }) => name);

test('a form asks for what the act needs, and always for the reason', () => {
  assert.deepEqual(names('clue:admit', ['reason']), ['reason']);
  assert.deepEqual(
    names('clue:hold', ['reason', 'is handler', 'nothing pending', 'weighed together', 'trigger named']),
    ['participants', 'trigger', 'reason'],
  );
  assert.deepEqual(names('clue:close', ['reason', 'is handler', 'outcome stated']), [
    'form',
    'amount_recovered',
    'reason',
  ]);
});

test('who proposes an office names its handlers as well', () => {
  assert.deepEqual(names('clue:propose-assignment', ['reason', 'office named']), ['office', 'handlers', 'reason']);
});

test('a duplicate is chosen among the clues on the same subject', () => {
  const [field] = clueForm('clue:duplicate', ['reason', 'original named'], [{ id: 'x', no: '202600001' }]);
  assert.deepEqual(field?.options, [{ value: 'x', label: { zh: '202600001', en: '202600001' } }]);
});

test('the form is sent as a number', () => {
  assert.deepEqual(clueInput({ form: '0', reason: 'x' }), { form: 0, reason: 'x' });
});
