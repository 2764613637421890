import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { momentOf, textOf } from './naive-time.ts';
import { gapShown, type Replay, type ReplayMove, replayed, startReplay } from './replay.ts';
import { drivenUntil, placeAt, type TrackPoint, trackOf } from './track.ts';

const point = (time: string, lng: number): TrackPoint => ({ at: `2026-01-05 ${time}`, lng, lat: 30, speed: 40 });
const points = [point('08:00:00', 114), point('08:05:00', 114.05), point('09:05:00', 114.5), point('09:10:00', 114.6)];
const at = (time: string) => momentOf(`2026-01-05 ${time}`);
const track = trackOf(points);
if (!track) throw new Error('no track');

describe('track', () => {
  test('is cut where nothing came for more than ten minutes', () => {
    assert.deepEqual(
      track.legs.map((leg) => leg.length),
      [2, 2],
    );
    assert.deepEqual(
      track.gaps.map((gap) => [textOf(gap.from).slice(11), textOf(gap.to).slice(11)]),
      [['08:05:00', '09:05:00']],
    );
  });
  test('exactly ten minutes is no gap, a second more is one', () => {
    assert.equal(trackOf([point('08:00:00', 1), point('08:10:00', 2)])?.gaps.length, 0);
    assert.equal(trackOf([point('08:00:00', 1), point('08:10:01', 2)])?.gaps.length, 1);
  });
  test('points out of order and repeated make the same track', () => {
    assert.deepEqual(trackOf([...points, points[0] as TrackPoint].reverse()), track);
  });
  test('without a usable point there is none', () => {
    assert.equal(trackOf([]), undefined);
    assert.equal(trackOf([{ at: 'x', lng: 1, lat: 2, speed: null }]), undefined);
  });
  test('the place is on the line between two fixes, and unknown in a gap', () => {
    const place = placeAt(track, at('08:02:30'));
    assert.ok(place.kind === 'known' && Math.abs(place.lng - 114.025) < 1e-9);
    assert.equal(placeAt(track, at('08:30:00')).kind, 'gap');
    assert.equal(placeAt(track, at('08:05:00')).kind, 'known');
    assert.equal(placeAt(track, at('09:05:00')).kind, 'known');
    assert.equal(placeAt(track, at('23:00:00')).kind, 'known');
  });
  test('the line driven so far never crosses a gap', () => {
    assert.deepEqual(
      drivenUntil(track, at('08:30:00')).map((line) => line.length),
      [2],
    );
    assert.deepEqual(
      drivenUntil(track, at('09:07:30')).map((line) => line.length),
      [2, 2],
    );
  });
});

describe('replay', () => {
  const moves = (start: Replay, ...list: ReplayMove[]) =>
    list.reduce((replay, move) => replayed(track, replay, move), start);
  const start = startReplay(track);
  test('a second at 60 times is a minute', () => {
    assert.equal(textOf(moves(start, { do: 'toggle' }, { do: 'tick', elapsed: 1_000 }).at), '2026-01-05 08:01:00');
  });
  test('does not move while it is paused', () => {
    assert.equal(moves(start, { do: 'tick', elapsed: 1_000 }).at, track.from);
  });
  test('a gap of an hour is shown for two seconds, then life goes on at the chosen speed', () => {
    const atGap = moves(start, { do: 'seek', at: at('08:05:00') }, { do: 'toggle' });
    assert.equal(textOf(moves(atGap, { do: 'tick', elapsed: gapShown / 2 }).at), '2026-01-05 08:35:00');
    assert.equal(textOf(moves(atGap, { do: 'tick', elapsed: gapShown + 1_000 }).at), '2026-01-05 09:06:00');
  });
  test('stops at the end, and starts anew from there', () => {
    const end = moves(start, { do: 'toggle' }, { do: 'tick', elapsed: 3_600_000 });
    assert.deepEqual([end.at, end.playing], [track.to, false]);
    assert.deepEqual([moves(end, { do: 'toggle' }).at, moves(end, { do: 'toggle' }).playing], [track.from, true]);
  });
  test('seeks no further than its ends', () => {
    assert.equal(moves(start, { do: 'seek', at: 0 }).at, track.from);
    assert.equal(moves(start, { do: 'seek', at: Number.MAX_SAFE_INTEGER }).at, track.to);
  });
  test('steps from fix to fix and pauses', () => {
    const stepped = moves(start, { do: 'toggle' }, { do: 'step', direction: 1 });
    assert.deepEqual([textOf(stepped.at), stepped.playing], ['2026-01-05 08:05:00', false]);
    assert.equal(textOf(moves(stepped, { do: 'step', direction: 1 }).at), '2026-01-05 09:05:00');
    assert.equal(moves(start, { do: 'step', direction: -1 }).at, track.from);
  });
  test('speed stays within its list', () => {
    assert.equal(moves(start, ...Array.from({ length: 9 }, (): ReplayMove => ({ do: 'faster' }))).speed, 300);
    assert.equal(moves(start, ...Array.from({ length: 9 }, (): ReplayMove => ({ do: 'slower' }))).speed, 10);
  });
});
