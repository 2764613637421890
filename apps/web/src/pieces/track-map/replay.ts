import type { Track } from './track.ts';

/** How often faster than life. */
export const speeds = [10, 30, 60, 120, 300] as const;
export type Speed = (typeof speeds)[number];

/** Milliseconds for which a gap is shown, however long it was: it must be seen, and need not be sat through. */
export const gapShown = 2_000;

export type Replay = { at: number; playing: boolean; speed: Speed };

export type ReplayMove =
  | { do: 'toggle' }
  | { do: 'pause' }
  | { do: 'tick'; elapsed: number }
  | { do: 'seek'; at: number }
  | { do: 'speed'; speed: Speed }
  | { do: 'faster' }
  | { do: 'slower' }
  | { do: 'step'; direction: 1 | -1 };

export function startReplay(track: Track, at = track.from): Replay {
  return { at: within(track, at), playing: false, speed: 60 };
}

/** The replay after one move. */
export function replayed(track: Track, replay: Replay, move: ReplayMove): Replay {
  switch (move.do) {
    case 'toggle':
      if (replay.playing) return { ...replay, playing: false };
      return { ...replay, playing: true, at: replay.at >= track.to ? track.from : replay.at };
    case 'pause':
      return { ...replay, playing: false };
    case 'tick':
      return replay.playing ? ticked(track, replay, move.elapsed) : replay;
    case 'seek':
      return { ...replay, at: within(track, move.at) };
    case 'speed':
      return { ...replay, speed: move.speed };
    case 'faster':
      return { ...replay, speed: neighbour(replay.speed, 1) };
    case 'slower':
      return { ...replay, speed: neighbour(replay.speed, -1) };
    case 'step':
      return { ...replay, playing: false, at: nextFix(track, replay.at, move.direction) };
  }
}

function ticked(track: Track, replay: Replay, elapsed: number): Replay {
  let at = replay.at;
  let left = elapsed;
  while (left > 0 && at < track.to) {
    const moment = at;
    const gap = track.gaps.find((one) => one.from <= moment && moment < one.to);
    const rate = gap ? Math.max(replay.speed, (gap.to - gap.from) / gapShown) : replay.speed;
    const limit = gap?.to ?? track.gaps.find((one) => one.from > moment)?.from ?? track.to;
    const needed = (limit - at) / rate;
    at = needed <= left ? limit : at + left * rate;
    left -= Math.min(needed, left);
  }
  return at >= track.to ? { ...replay, at: track.to, playing: false } : { ...replay, at };
}

function nextFix(track: Track, at: number, direction: 1 | -1): number {
  const moments = track.legs.flat().map((fix) => fix.at);
  const next = direction === 1 ? moments.find((one) => one > at) : moments.findLast((one) => one < at);
  return next ?? (direction === 1 ? track.to : track.from);
}

function neighbour(speed: Speed, direction: 1 | -1): Speed {
  return speeds[speeds.indexOf(speed) + direction] ?? speed;
}

const within = (track: Track, at: number) => Math.min(Math.max(at, track.from), track.to);
