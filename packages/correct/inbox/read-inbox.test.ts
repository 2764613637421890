import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { letterAt, people } from '../letter/letter-fixture.ts';
import { countersignLetter } from '../letter/sign-off-letter.ts';
import { takeUpSchema } from '../rectification/rectification-input.ts';
import { takeUpRectification } from '../rectification/take-up-rectification.ts';
import { readInbox } from './read-inbox.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;

before(async () => {
  server = await startTestRecords();
  house = await testHouse(await server.fresh());
  await letterAt(house, 'draft');
  const submitted = await letterAt(house, 'countersign', 'suggest');
  await letterAt(house, 'dispatched', 'supervise');
  await countersignLetter(house, people.director, { id: submitted.id, revision: submitted.revision, opinion: '同意' });
  const plan = {
    title: '油卡',
    problem: '油卡',
    kind: 'at_once',
    unit: 'U2',
    unit_name: '市农业局',
    money_involved: 0,
    money_owed: 0,
  };
  await takeUpRectification(house, people.analyst, takeUpSchema.parse(plan));
});
after(() => server.stop());

async function waiting(caller: Caller): Promise<Record<string, number>> {
  const { items } = await readInbox(house, caller);
  return Object.fromEntries(items.map(({ kind, count }) => [kind, count]));
}

test('who drafted sees the drafts; who put it up does not sign it off', async () => {
  assert.deepEqual(await waiting(people.analyst), { letters_returned: 1, rectifications_to_issue: 1 });
});

test('a signature that was given no longer waits; the next office’s does', async () => {
  assert.equal((await waiting(people.director))['letters_to_sign_off'], undefined);
  assert.equal((await waiting(people.trial))['letters_to_sign_off'], 1);
});

test('the addressed unit signs for what was sent; another unit sees nothing', async () => {
  assert.deepEqual(await waiting(people.department), { letters_to_sign: 1 });
  assert.deepEqual(await waiting(people.stranger), {});
});

test('who builds models is asked for nothing of cases', async () => {
  assert.deepEqual(await waiting(people.engineer), {});
});
