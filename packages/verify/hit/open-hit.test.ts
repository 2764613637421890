import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { act } from '@plumb/guard/act';
import { decideApproval } from '@plumb/guard/approval/decide-approval';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import { startDisclosure } from '@plumb/guard/disclosure/open-disclosure';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { FrozenEvidence } from '@plumb/stores/records/tables/hit';
import { fillEvidence, type Scene, scene } from '../verify-fixture.ts';
import { hitTimeline } from './hit-timeline.ts';
import { openHit } from './open-hit.ts';
import { spanAround, type VehicleDay } from './vehicle-day.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
});

async function disclose(hit: string): Promise<string> {
  const { house, people } = s;
  const object = { type: 'hit', id: hit, unit: 'U1', region: '210202' };
  const asked = await act(house, people.analyst, 'approval:request', (on) =>
    requestApproval(on, { kind: 'disclosure', object, purpose: '核对持卡人', reason: '与派车单不符' }),
  );
  await act(house, people.leader, 'approval:decide', (on) =>
    decideApproval(on, { approval: asked.id, decision: 'approve', note: '同意' }),
  );
  return (await startDisclosure(house, people.analyst, asked.id)).id;
}

const track: FrozenEvidence = {
  dataset: 'gps_point',
  row: { vehicle_id: 'V1', ts: '2026-02-10 08:20:00', lng: 121.6, lat: 38.9 },
  source_file: 'gps.csv',
  source_line: 9,
};

describe('L4 values', () => {
  test('closed without a disclosure, open with one, for who was given it and for this hit alone', async () => {
    const { house, people } = s;
    const hit = await s.hit({ evidence: [...fillEvidence, track] });
    const closed = JSON.stringify(await openHit(house, people.analyst, { hit }));
    for (const secret of ['210203197905011230', '辽B9F123', '121.6']) assert.ok(!closed.includes(secret), secret);
    const disclosure = await disclose(hit);
    const open = await openHit(house, people.analyst, { hit, disclosure });
    for (const secret of ['210203197905011230', '辽B9F123', '121.6'])
      assert.ok(JSON.stringify(open.evidence).includes(secret), secret);
    assert.ok(open.reason.zh.includes('210203197905011230'));
    assert.ok(open.disclosure?.watermark.includes(people.analyst.name));
    const notFound = (error: unknown) => error instanceof PlumbError && error.code === 'not-found';
    await assert.rejects(openHit(house, people.director, { hit, disclosure }), notFound);
    await assert.rejects(openHit(house, people.analyst, { hit: await s.hit(), disclosure }), notFound);
  });
});

describe('the timeline', () => {
  const vehicleDay: VehicleDay = async () => ({
    fills: [
      { txn_time: '2026-02-10 08:30:00', station_name: '城南站', liters: 95, amount: 760.5, lng: 121.61, lat: 38.91 },
      { txn_time: '2026-02-10 19:00:00', station_name: '城北站', liters: 30, amount: 240, lng: 121.7, lat: 38.99 },
    ],
    orders: [
      { order_id: 'D7', start_plan: '2026-02-10 08:00:00', end_plan: '2026-02-10 12:00:00', reason: '下乡检查' },
    ],
    fixes: [{ ts: '2026-02-10 08:25:00', lng: 121.6, lat: 38.9, speed: 0 }],
  });

  test('fills and orders of the day in order, each once; positions only with a disclosure', async () => {
    const { house, people } = s;
    const hit = await s.hit({ evidence: [...fillEvidence, track] });
    const closed = await hitTimeline(house, people.analyst, { hit }, vehicleDay);
    assert.deepEqual(
      closed.events.map(({ at, kind, lng }) => [at, kind, lng]),
      [
        ['2026-02-10 08:00:00', 'dispatch', null],
        ['2026-02-10 08:30:00', 'fill', 121.61],
        ['2026-02-10 19:00:00', 'fill', 121.7],
      ],
    );
    assert.equal(closed.track, null);
    const open = await hitTimeline(house, people.analyst, { hit, disclosure: await disclose(hit) }, vehicleDay);
    assert.deepEqual(
      open.events.map(({ kind }) => kind),
      ['dispatch', 'fix', 'fill', 'fill'],
    );
    assert.deepEqual(open.track, [{ at: '2026-02-10 08:25:00', lng: 121.6, lat: 38.9, speed: 0 }]);
  });

  test('the day of the moment; a moment in the night has the night around it', () => {
    assert.deepEqual(spanAround('2026-02-10 08:30:00'), { from: '2026-02-10 00:00:00', to: '2026-02-10 23:59:59' });
    assert.deepEqual(spanAround('2026-02-10 01:30:00'), { from: '2026-02-09 12:00:00', to: '2026-02-10 12:00:00' });
  });
});
