import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { act } from '../act.ts';
import { decideApproval } from '../approval/decide-approval.ts';
import { requestApproval } from '../approval/request-approval.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { hidden, maskRow } from './mask-row.ts';
import { endDisclosure, listDisclosures, openDisclosure, startDisclosure } from './open-disclosure.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh());
});
after(() => server.stop());

const analyst = testCaller('conduct_analyst', { name: '王一', units: ['U1'] });
const leader = testCaller('leader');
let hits = 0;
async function approved(asker: Caller = analyst) {
  house.clock.now = '2026-03-02 09:00:00';
  const object = { type: 'hit', id: `h${++hits}`, unit: 'U1', region: '210202' };
  const request = await act(house, asker, 'approval:request', (on) =>
    requestApproval(on, { kind: 'disclosure', object, purpose: '核对本人', reason: '姓名与车牌不符' }),
  );
  await act(house, leader, 'approval:decide', (on) =>
    decideApproval(on, { approval: request.id, decision: 'approve', note: '同意' }),
  );
  return { object, approval: request.id };
}
const look = (caller: Caller, object: { type: string; id: string }, id: string) =>
  act(house, caller, 'hit:open', (on) => openDisclosure(on, object, id));
const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};

describe('opened values', () => {
  test('open for half an hour, under a watermark, each look in the ledger with its approval number', async () => {
    const { object, approval } = await approved();
    const { id, until, watermark } = await startDisclosure(house, analyst, approval);
    assert.equal(until, '2026-03-02 09:30:00');
    assert.match(watermark, /^王一 [0-9a-f]{8} 2026-03-02 09:00 查看批〔2026〕1号$/);
    house.clock.now = '2026-03-02 09:30:00';
    await look(analyst, object, id);
    const line = await house.records.db
      .selectFrom('ledger_entry')
      .selectAll()
      .where('act', '=', 'hit:open')
      .executeTakeFirstOrThrow();
    assert.match(line.reason ?? '', /查看批〔2026〕1号/);
    house.clock.now = '2026-03-02 09:30:01';
    await assert.rejects(look(analyst, object, id), code('disclosure-over'));
    assert.deepEqual(await listDisclosures(house, analyst), []);
    const again = await startDisclosure(house, analyst, approval);
    assert.equal((await listDisclosures(house, analyst)).length, 1);
    await endDisclosure(house, analyst, again.id);
    await assert.rejects(look(analyst, object, again.id), code('disclosure-over'));
    house.clock.now = '2026-03-06 09:00:00';
    await assert.rejects(startDisclosure(house, analyst, approval), code('approval-needed'));
  });

  test('not without approval, and not for another object', async () => {
    const object = { type: 'hit', id: 'waiting', unit: 'U1', region: '210202' };
    const request = await act(house, analyst, 'approval:request', (on) =>
      requestApproval(on, { kind: 'disclosure', object, purpose: '核对本人', reason: '姓名与车牌不符' }),
    );
    await assert.rejects(startDisclosure(house, analyst, request.id), code('approval-needed'));
    const { approval } = await approved();
    const { id } = await startDisclosure(house, analyst, approval);
    await assert.rejects(look(analyst, object, id), code('not-found'));
  });

  test('for nobody else: not a colleague, not who approved it, not an administrator', async () => {
    const { object, approval } = await approved();
    const { id } = await startDisclosure(house, analyst, approval);
    for (const curious of [
      testCaller('conduct_analyst'),
      testCaller('conduct_director'),
      leader,
      testCaller('audit_admin'),
      testCaller('system_admin'),
      testCaller('model_engineer'),
    ]) {
      await assert.rejects(look(curious, object, id), code('not-found'));
      await assert.rejects(startDisclosure(house, curious, approval), code('not-found'));
      await assert.rejects(endDisclosure(house, curious, id), code('not-found'));
    }
    const tried = await house.records.db
      .selectFrom('ledger_entry')
      .select('seq')
      .where('object_id', '=', id)
      .where('outcome', '=', 'refused')
      .execute();
    assert.equal(tried.length, 12);
  });

  test('nor for who lost the role or the unit since', async () => {
    const { object, approval } = await approved();
    const { id } = await startDisclosure(house, analyst, approval);
    await assert.rejects(look({ ...analyst, roles: [] }, object, id), code('not-found'));
    await assert.rejects(look({ ...analyst, units: ['U2'] }, object, id), code('not-found'));
  });
});

describe('a row as it is shown', () => {
  const levels = {
    plate: { level: 'L2' },
    name: { level: 'L3', kind: 'person-name' },
    card_no: { level: 'L3' },
    birth_date: { level: 'L3' },
    id_no: { level: 'L4', kind: 'identity-number' },
    liters: { level: 'L1' },
    score: { level: 'L3' },
  } as const;
  const row = {
    plate: '辽B12345',
    name: '欧阳明',
    card_no: '9030001122334455',
    birth_date: '1990-01-01',
    id_no: '210203199001011234',
    liters: 40,
    score: 7,
    note: '?',
    empty: null,
  };

  test('L4 hidden, L3 masked, unclassified hidden', () =>
    assert.deepEqual(maskRow(levels, row), {
      plate: '辽B12345',
      name: '欧**',
      card_no: '9030********4455',
      birth_date: '1********1',
      id_no: hidden,
      liters: 40,
      score: hidden,
      note: hidden,
      empty: null,
    }));
  test('opened: as it is', () => assert.deepEqual(maskRow(levels, row, true), row));
});
