import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { dispatchLetter } from './dispatch-letter.ts';
import { dropLetter, revokeLetter } from './end-letter.ts';
import { letterAt, people } from './letter-fixture.ts';
import { readRegister } from './open-letter.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  house = testHouse(await server.fresh());
});
const of = ({ id, revision }: { id: string; revision: number }) => ({ id, revision });

describe('numbers', () => {
  const numbers = async () =>
    (await readRegister(house, people.case_manager, { year: 2026 })).items.map(({ number }) => number);

  test('run by kind without gaps when many are issued at once', async () => {
    const approved = await Promise.all(Array.from({ length: 12 }, () => letterAt(house, 'approved')));
    await letterAt(house, 'dispatched', 'remind');
    const sent = await Promise.all(
      approved.map((letter) => dispatchLetter(house, people.analyst, { ...of(letter), manner: '在线送达', place: '' })),
    );
    assert.equal(new Set(sent.map(({ no }) => no)).size, 12);
    assert.deepEqual(
      (await numbers()).sort(),
      ['纪提〔2026〕1号', ...Array.from({ length: 12 }, (_, n) => `纪督〔2026〕${n + 1}号`)].sort(),
    );
  });

  test('an issue that fails leaves no number behind', async () => {
    const [first, second] = [await letterAt(house, 'approved'), await letterAt(house, 'approved')];
    const broken = { ...house, files: { ...house.files, put: () => Promise.reject(new Error('disk full')) } };
    await assert.rejects(
      dispatchLetter(broken, people.analyst, { ...of(first), manner: '在线送达', place: '' }),
      /disk full/,
    );
    const sent = await dispatchLetter(house, people.analyst, { ...of(second), manner: '在线送达', place: '' });
    assert.equal(sent.no, '纪督〔2026〕1号');
    const again = await dispatchLetter(house, people.analyst, { ...of(first), manner: '在线送达', place: '' });
    assert.equal(again.no, '纪督〔2026〕2号');
  });

  test('a cancelled number stays in the register with its reason and is not given again', async () => {
    const letter = await letterAt(house, 'dispatched');
    await revokeLetter(house, people.leader, { ...of(letter), reason: '主送机关有误' });
    assert.equal((await letterAt(house, 'dispatched')).no, '纪督〔2026〕2号');
    const { items } = await readRegister(house, people.case_manager, { year: 2026 });
    assert.deepEqual(
      items.map(({ number, cancelled_because }) => [number, cancelled_because]),
      [
        ['纪督〔2026〕1号', '主送机关有误'],
        ['纪督〔2026〕2号', null],
      ],
    );
  });

  test('begin anew with the year', async () => {
    await letterAt(house, 'dispatched');
    house.clock.now = '2027-01-04 09:00:00';
    assert.equal((await letterAt(house, 'dispatched')).no, '纪督〔2027〕1号');
  });

  test('a drafter takes a letter back before it has one', async () => {
    const letter = await letterAt(house, 'approved');
    assert.equal((await dropLetter(house, people.analyst, { ...of(letter), reason: '情况有变' })).state, 'withdrawn');
    assert.deepEqual(await numbers(), []);
  });
});
