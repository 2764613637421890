import { momentOf } from './naive-time.ts';

export type TrackPoint = { at: string; lng: number; lat: number; speed: number | null };
export type Fix = { at: number; lng: number; lat: number; speed: number | null };
/** Fixes without a gap in between. */
export type Leg = Fix[];
/** Nothing is known of the vehicle from `from` to `to`. */
export type Gap = { from: number; to: number; before: Fix; after: Fix };
export type Track = { legs: Leg[]; gaps: Gap[]; from: number; to: number };

/** A vehicle that reports every minute or less is silent when nothing came for ten. */
export const gapAfter = 10 * 60_000;

/** Cuts the points, in whatever order they come, into legs and the gaps between them. Undefined: no point has a time. */
export function trackOf(points: readonly TrackPoint[], silence = gapAfter): Track | undefined {
  const fixes = points
    .map((point): Fix => ({ at: momentOf(point.at), lng: point.lng, lat: point.lat, speed: point.speed }))
    .filter((fix) => Number.isFinite(fix.at) && Number.isFinite(fix.lng) && Number.isFinite(fix.lat))
    .sort((a, b) => a.at - b.at);
  const first = fixes[0];
  if (!first) return undefined;
  const legs: Leg[] = [[first]];
  const gaps: Gap[] = [];
  let before = first;
  for (const fix of fixes.slice(1)) {
    if (fix.at - before.at > silence) {
      gaps.push({ from: before.at, to: fix.at, before, after: fix });
      legs.push([fix]);
    } else if (fix.at > before.at) legs.at(-1)?.push(fix);
    before = fix;
  }
  return { legs, gaps, from: first.at, to: before.at };
}

export type Place =
  | { kind: 'known'; lng: number; lat: number; speed: number | null; at: number }
  | { kind: 'gap'; gap: Gap };

/** Where the vehicle was: between two fixes of a leg on the straight line; within a gap nothing is made up. */
export function placeAt(track: Track, at: number): Place {
  const moment = Math.min(Math.max(at, track.from), track.to);
  const gap = track.gaps.find((one) => one.from < moment && moment < one.to);
  if (gap) return { kind: 'gap', gap };
  const leg = track.legs.find((one) => moment <= (one.at(-1)?.at ?? 0)) ?? track.legs.at(-1) ?? [];
  const next = leg.findIndex((fix) => fix.at >= moment);
  const after = leg[next] ?? leg.at(-1);
  const before = leg[next - 1];
  if (!after) throw new Error('a leg has at least one fix');
  if (!before || after.at === moment)
    return { kind: 'known', lng: after.lng, lat: after.lat, speed: after.speed, at: moment };
  const part = (moment - before.at) / (after.at - before.at);
  return {
    kind: 'known',
    lng: before.lng + (after.lng - before.lng) * part,
    lat: before.lat + (after.lat - before.lat) * part,
    speed: before.speed,
    at: moment,
  };
}

/** What has been driven until `at`, leg by leg: the lines to draw. */
export function drivenUntil(track: Track, at: number): [number, number][][] {
  const lines: [number, number][][] = [];
  for (const leg of track.legs) {
    const line = leg.filter((fix) => fix.at <= at).map((fix): [number, number] => [fix.lng, fix.lat]);
    if (line.length === 0) break;
    const place = line.length < leg.length ? placeAt(track, at) : undefined;
    if (place?.kind === 'known') line.push([place.lng, place.lat]);
    lines.push(line);
  }
  return lines;
}
