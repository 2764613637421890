import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { theHouse } from '@plumb/guard/access/policy-book';
import { readPolicies } from '@plumb/guard/access/read-policies';
import { type Role, roles } from '@plumb/guard/access/role';
import { testCaller } from '@plumb/guard/house-fixture';
import { letterStates } from '@plumb/stores/records/tables/letter';
import { type LetterAct, letterAct, letterActNames } from './letter/letter-machine.ts';
import { letterResource } from './letter/letter-record.ts';
import {
  type RectificationAct,
  rectificationAct,
  rectificationActNames,
} from './rectification/rectification-machine.ts';
import { rectificationResource } from './rectification/rectification-record.ts';

const book = readPolicies(join(import.meta.dirname, '../../library'));
const everyRole = Object.keys(roles) as Role[];
const writers: Role[] = ['conduct_analyst', 'conduct_director', 'case_manager', 'supervision_officer'];
const office: Role[] = ['conduct_analyst', 'conduct_director', 'supervision_officer'];
const deciders: Role[] = ['conduct_director', 'leader'];
const unit: Role[] = ['department_user'];

const letters: Record<LetterAct, Role[]> = {
  edit: writers,
  submit: writers,
  drop: writers,
  countersign: ['conduct_director', 'trial_officer', 'leader'],
  return: ['conduct_director', 'trial_officer', 'leader'],
  approve: deciders,
  dispatch: writers,
  sign: unit,
  reply: unit,
  'return-reply': writers,
  assess: writers,
  close: ['conduct_director', 'case_manager'],
  revoke: deciders,
};
const rectifications: Record<Exclude<RectificationAct, 'overdue'>, Role[]> = {
  edit: office,
  issue: office,
  start: unit,
  report: unit,
  file: unit,
  'request-extension': unit,
  'grant-extension': deciders,
  'refuse-extension': deciders,
  submit: unit,
  review: office,
  recheck: office,
  return: office,
  accept: deciders,
  'look-back': office,
  close: deciders,
  relapse: office,
  reopen: office,
  supersede: office,
};

const letter = (state: (typeof letterStates)[number]) =>
  letterResource({ id: 'l', unit: 'U2', region: '210202', state, drafted_by: 'wang', drafters: ['wang', 'zhao'] });
const row = (state: Parameters<typeof rectificationResource>[0]['state']) =>
  rectificationResource({ id: 'r', unit: 'U2', region: '210202', state, submitted_by: 'zheng', reviewed_by: 'zhou' });

/** Roles that may, among people who see the unit. */
const who = (action: string, resource: Parameters<typeof book.decide>[2]) =>
  everyRole.filter((role) => book.decide(testCaller(role), action, resource) === 'allow');

describe('who may do what to a letter', () => {
  for (const act of letterActNames)
    for (const state of letterAct(act).from)
      test(`${act} in ${state}`, () =>
        assert.deepEqual(who(`letter:${act}`, letter(state)).sort(), [...letters[act]].sort()));

  test('the addressed unit sees it once it is sent', () => {
    const seen = letterStates.filter((state) => who('letter:open', letter(state)).includes('department_user'));
    assert.deepEqual(seen, ['dispatched', 'signed', 'replied', 'assessed', 'closed']);
  });

  test('who wrote in it neither signs, approves nor returns it; no machine does', () => {
    for (const act of ['countersign', 'approve', 'return'] as const)
      for (const given of [{ account_id: 'wang' }, { account_id: 'zhao' }, { kind: 'system' as const }]) {
        const caller = testCaller(['conduct_director', 'leader', 'trial_officer'], given);
        assert.equal(
          book.decide(caller, `letter:${act}`, letter('approval')),
          'refuse',
          `${act} ${JSON.stringify(given)}`,
        );
      }
  });

  test('administrators, model engineers and data stewards do not see it', () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin', 'model_engineer', 'data_steward'] as const)
      assert.equal(book.decide(testCaller(role), 'letter:open', letter('closed')), 'unseen', role);
  });

  test('another unit or region does not see it', () => {
    const foreign = [{ units: ['U9'] }, { units: ['U2'], regions: ['2203'] }];
    for (const given of foreign)
      assert.equal(book.decide(testCaller('department_user', given), 'letter:open', letter('closed')), 'unseen');
  });
});

describe('who may do what to a rectification', () => {
  for (const act of rectificationActNames.filter((one) => one !== 'overdue'))
    for (const state of rectificationAct(act).from)
      test(`${act} in ${state}`, () =>
        assert.deepEqual(who(`rectification:${act}`, row(state)).sort(), [...rectifications[act]].sort()));

  test('only the platform declares it overdue', () => {
    assert.deepEqual(who('rectification:overdue', row('R30')), []);
    assert.equal(book.decide(testCaller([], { kind: 'system' }), 'rectification:overdue', row('R30')), 'allow');
  });

  test('who submitted or reviewed it does not accept it', () => {
    for (const account_id of ['zheng', 'zhou'])
      assert.equal(
        book.decide(testCaller('conduct_director', { account_id }), 'rectification:accept', row('R50')),
        'refuse',
      );
  });

  test('its unit does not see it before it is issued', () =>
    assert.equal(book.decide(testCaller('department_user'), 'rectification:open', row('R10')), 'unseen'));
});

test('numbers are for those who work with them', () => {
  const readers = everyRole.filter((role) => book.decide(testCaller(role), 'statistics:read', theHouse) === 'allow');
  for (const role of ['department_user', 'field_verifier', 'system_admin', 'security_admin', 'audit_admin'] as const)
    assert.ok(!readers.includes(role), role);
  assert.ok(readers.includes('leader'));
});
