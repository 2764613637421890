import { momentOf } from '../track-map/naive-time.ts';
import { type TrackPoint, trackOf } from '../track-map/track.ts';

export type Text = { zh: string; en: string };
export type TimelineEvent = {
  at: string;
  until: string | null;
  kind: 'fill' | 'dispatch' | 'fix' | 'stay' | 'pass' | 'parking' | 'other';
  dataset: string;
  text: Text;
};
export type LaneKind = 'fill' | 'dispatch' | 'position' | 'pass' | 'parking' | 'other';
/** Something at one moment. `main`: the fact that the hit is about. */
export type Mark = { at: number; text: Text; main: boolean };
export type Span = { from: number; to: number; kind: 'known' | 'gap' | 'stay'; text: Text | null };
export type Lane = { kind: LaneKind; marks: Mark[]; spans: Span[] };
export type TimeLine = { from: number; to: number; lanes: Lane[]; ticks: number[]; days: number[] };

const laneOf = {
  fill: 'fill',
  dispatch: 'dispatch',
  fix: 'position',
  stay: 'position',
  pass: 'pass',
  parking: 'parking',
  other: 'other',
} as const satisfies Record<TimelineEvent['kind'], LaneKind>;
const order: LaneKind[] = ['fill', 'dispatch', 'position', 'pass', 'parking', 'other'];

/** Fuel, dispatch, positions, passes and parking on one line of time. Lanes without anything are left out, except the three that every vehicle question asks for. */
export function timeLineOf(
  line: { from: string; to: string; events: readonly TimelineEvent[]; track: readonly TrackPoint[] | null },
  occurredAt: string | null,
): TimeLine {
  const lanes = new Map<LaneKind, Lane>(order.map((kind) => [kind, { kind, marks: [], spans: [] }]));
  const main = occurredAt === null ? Number.NaN : momentOf(occurredAt);
  for (const event of line.events) {
    const lane = lanes.get(laneOf[event.kind]);
    const from = momentOf(event.at);
    if (!lane || !Number.isFinite(from)) continue;
    const to = event.until === null ? from : momentOf(event.until);
    if (to > from) lane.spans.push({ from, to, kind: event.kind === 'stay' ? 'stay' : 'known', text: event.text });
    else lane.marks.push({ at: from, text: event.text, main: from === main });
  }
  const track = line.track ? trackOf(line.track) : undefined;
  const positions = lanes.get('position');
  if (track && positions) {
    for (const leg of track.legs)
      positions.spans.unshift({ from: leg[0]?.at ?? 0, to: leg.at(-1)?.at ?? 0, kind: 'known', text: null });
    for (const gap of track.gaps) positions.spans.push({ from: gap.from, to: gap.to, kind: 'gap', text: null });
  }
  for (const lane of lanes.values()) {
    lane.marks.sort((a, b) => a.at - b.at);
    lane.spans.sort((a, b) => a.from - b.from);
  }
  const filled = [...lanes.values()].filter(
    ({ kind, marks, spans }) =>
      marks.length > 0 || spans.length > 0 || kind === 'fill' || kind === 'dispatch' || kind === 'position',
  );
  const { from, to } = extent(momentOf(line.from), momentOf(line.to), filled, main);
  return { from, to, lanes: filled, ticks: ticksOf(from, to), days: midnights(from, to) };
}

/** The span asked for; where the server says none, that of what is shown, with a little room. */
function extent(from: number, to: number, lanes: Lane[], main: number): { from: number; to: number } {
  if (to > from) return { from, to };
  const moments = lanes.flatMap(({ marks, spans }) => [
    ...marks.map(({ at }) => at),
    ...spans.flatMap((s) => [s.from, s.to]),
  ]);
  if (Number.isFinite(main)) moments.push(main);
  if (moments.length === 0) return { from: from || 0, to: (from || 0) + day };
  const room = hour / 2;
  return { from: Math.min(...moments) - room, to: Math.max(...moments) + room };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  30 * day,
];

/** Round moments to write below the line: at most eight. */
export function ticksOf(from: number, to: number): number[] {
  const step = steps.find((one) => (to - from) / one <= 8) ?? 90 * day;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}

function midnights(from: number, to: number): number[] {
  const days: number[] = [];
  for (let at = Math.ceil(from / day) * day; at < to && days.length <= 62; at += day) if (at > from) days.push(at);
  return days;
}
