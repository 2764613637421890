import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readPolicies } from '@plumb/guard/access/read-policies';
import { type Role, roles } from '@plumb/guard/access/role';
import { testCaller } from '@plumb/guard/house-fixture';
import { clueAct, clueActNames } from './clue/clue-machine.ts';
import { decisionActs, type HitAct, hitAct, hitActNames } from './hit/hit-machine.ts';

const book = readPolicies(join(import.meta.dirname, '../../library'));
const everyRole = Object.keys(roles) as Role[];
const business = everyRole.filter((role) => !role.endsWith('_admin'));

/** Acts of the field go by the policies of tasks. */
const taskActions: Partial<Record<HitAct, string>> = { accept: 'task:accept', feedback: 'task:feedback' };

describe('the policies and the machines name the same people', () => {
  for (const act of hitActNames) {
    const { who, from } = hitAct(act);
    if ((who as readonly string[]).includes('system')) continue;
    const action = taskActions[act] ?? (decisionActs.has(act) ? 'hit:decide' : `hit:${act}`);
    for (const state of from)
      test(`hit ${act} in ${state}`, () => {
        const allowed = everyRole.filter((role) => {
          const caller = testCaller(role);
          const place = { id: 'h1', unit: 'U9', region: '210202', attributes: { state, executor: caller.unit } };
          return (
            book.decide(caller, action, { type: action.startsWith('task') ? 'task' : 'hit', ...place }) === 'allow'
          );
        });
        assert.deepEqual(allowed.sort(), [...who].sort());
      });
  }

  for (const act of clueActNames) {
    const { who, from, approval } = clueAct(act);
    for (const state of from)
      test(`clue ${act} in ${state}`, () => {
        const decide = (action: string) =>
          business.filter((role) => {
            const caller = testCaller(role);
            const attributes = { state, source: 'petition', office: caller.unit, handlers: [caller.account_id] };
            return (
              book.decide(caller, action, { type: 'clue', id: 'c1', unit: 'U9', region: '210202', attributes }) ===
              'allow'
            );
          });
        assert.deepEqual(decide(`clue:${act}`).sort(), [...who].sort());
        if (approval) assert.deepEqual(decide('clue:decide'), approval);
      });
  }
});

describe('sight', () => {
  const hit = (attributes: Record<string, string>) => ({
    type: 'hit',
    id: 'h',
    unit: 'U9',
    region: '210202',
    attributes,
  });
  test('a verifier sees what was sent to the own unit alone', () => {
    const verifier = testCaller('field_verifier', { unit: 'G1' });
    assert.equal(book.decide(verifier, 'hit:open', hit({ state: 'H41', executor: 'G1' })), 'allow');
    assert.equal(book.decide(verifier, 'hit:open', hit({ state: 'H41', executor: 'G2' })), 'unseen');
    assert.equal(book.decide(verifier, 'hit:open', hit({ state: 'H20' })), 'unseen');
  });
  test('a data steward knows that a hit waits for data, and never opens it', () => {
    const steward = testCaller('data_steward');
    assert.equal(book.decide(steward, 'hit:open', hit({ state: 'H31' })), 'refuse');
    assert.equal(book.decide(steward, 'hit:open', hit({ state: 'H60' })), 'unseen');
  });
  test('an office sees its clues alone, and none before they are assigned', () => {
    const officer = testCaller('supervision_officer', { unit: 'S1' });
    const clue = (attributes: Record<string, string>) => ({
      type: 'clue',
      id: 'c',
      unit: 'U9',
      region: '210202',
      attributes,
    });
    assert.equal(book.decide(officer, 'clue:open', clue({ state: 'C50', office: 'S1' })), 'allow');
    assert.equal(book.decide(officer, 'clue:open', clue({ state: 'C50', office: 'S2' })), 'unseen');
    assert.equal(book.decide(officer, 'clue:open', clue({ state: 'C30', office: 'S1' })), 'unseen');
    assert.equal(
      book.decide(testCaller('conduct_director'), 'clue:open', clue({ state: 'C50', office: 'S1' })),
      'unseen',
    );
  });
});
