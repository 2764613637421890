import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actForms, doorOf, formOf, inputOf, taskForms } from './act-forms.ts';

test('every form of a hit ends with a reason, in both languages', () => {
  for (const [act, form] of Object.entries(actForms)) {
    assert.equal(form.at(-1)?.name, 'reason', act);
    for (const { label, name } of form) assert.ok(label.zh && label.en, `${act} ${name}`);
  }
});

test('no form asks for the same thing twice', () => {
  for (const [act, form] of Object.entries({ ...actForms, ...taskForms }))
    assert.equal(new Set(form.map(({ name }) => name)).size, form.length, act);
});

test('the body is trimmed, typed, and holds nothing that was left empty or not asked', () => {
  const form = actForms['hit:rectify'] ?? [];
  const values = { unit: 'U1', problem: ' 超标 ', amount: '1200.5', due_days: '', reason: '已核实', other: 'x' };
  assert.deepEqual(inputOf(form, values), { unit: 'U1', problem: '超标', amount: 1200.5, reason: '已核实' });
});

test('a choice between yes and no is sent as one', () => {
  const form = actForms['hit:cross-check'] ?? [];
  assert.deepEqual(inputOf(form, { agrees: 'false', reason: '证据不足' }), { agrees: false, reason: '证据不足' });
});

test('decisions go through one door, closing through another, the rest through their own', () => {
  assert.deepEqual(doorOf('hit:approve-exempt'), { path: 'decide', decision: 'approve' });
  assert.deepEqual(doorOf('hit:refuse-clue'), { path: 'decide', decision: 'refuse' });
  assert.deepEqual(doorOf('hit:conclude'), { path: 'close' });
  assert.deepEqual(doorOf('hit:need-data'), { path: 'need-data' });
  assert.equal(formOf('hit:approve-exempt')?.at(-1)?.name, 'reason');
  assert.equal(formOf('hit:unknown'), undefined);
});
