import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { momentOf, textOf } from '../track-map/naive-time.ts';
import { type TimelineEvent, ticksOf, timeLineOf } from './time-line-model.ts';

const event = (kind: TimelineEvent['kind'], at: string, until: string | null = null): TimelineEvent => ({
  at: `2026-01-05 ${at}`,
  until: until && `2026-01-05 ${until}`,
  kind,
  dataset: 'x',
  text: { zh: '甲', en: 'A' },
});
const whole = { from: '2026-01-05 00:00:00', to: '2026-01-06 00:00:00' };

describe('time line', () => {
  test('one lane a kind, in a fixed order, and the three that are always asked for', () => {
    const line = timeLineOf({ ...whole, events: [event('parking', '10:00:00', '11:00:00')], track: null }, null);
    assert.deepEqual(
      line.lanes.map(({ kind }) => kind),
      ['fill', 'dispatch', 'position', 'parking'],
    );
    assert.deepEqual(
      line.lanes.map(({ spans }) => spans.length),
      [0, 0, 0, 1],
    );
  });
  test('the fact that the hit is about stands out', () => {
    const events = [event('fill', '12:00:00'), event('fill', '09:00:00')];
    const line = timeLineOf({ ...whole, events, track: null }, '2026-01-05 12:00:00');
    assert.deepEqual(
      line.lanes[0]?.marks.map(({ main }) => main),
      [false, true],
    );
  });
  test('silence of the positions is a span of its own', () => {
    const point = (at: string) => ({ at: `2026-01-05 ${at}`, lng: 1, lat: 2, speed: null });
    const track = ['08:00:00', '08:05:00', '10:00:00', '10:05:00'].map(point);
    const positions = timeLineOf({ ...whole, events: [event('stay', '08:01:00', '08:04:00')], track }, null).lanes.find(
      ({ kind }) => kind === 'position',
    );
    assert.deepEqual(
      positions?.spans.map(({ kind, from }) => [kind, textOf(from).slice(11, 16)]),
      [
        ['known', '08:00'],
        ['stay', '08:01'],
        ['gap', '08:05'],
        ['known', '10:00'],
      ],
    );
  });
  test('without a span of its own it takes that of what it shows', () => {
    const line = timeLineOf({ from: '', to: '', events: [event('fill', '09:00:00')], track: null }, null);
    assert.deepEqual([textOf(line.from), textOf(line.to)], ['2026-01-05 08:30:00', '2026-01-05 09:30:00']);
  });
  for (const [to, first, count] of [
    ['2026-01-05 01:00:00', '00:00', 5],
    ['2026-01-06 00:00:00', '00:00', 9],
    ['2026-01-12 00:00:00', '00:00', 8],
  ] as const)
    test(`ticks until ${to}: ${count}`, () => {
      const ticks = ticksOf(momentOf(whole.from), momentOf(to));
      assert.deepEqual([textOf(ticks[0] ?? 0).slice(11, 16), ticks.length], [first, count]);
    });
});
