import type { City } from '../city.ts';
import { momentText } from '../clock.ts';
import { Track } from '../life/track.ts';
import type { Row } from '../life/unit-life.ts';
import { type Random, stream } from '../random.ts';
import type { Sink } from './sink.ts';

export type Dirt = { dataset: string; kind: string; key: string };

/** One track in so many has each kind of dirt. */
const trackEvery = 12;

function copyFix(from: Track, i: number, to: Track): void {
  const k = to.n;
  const source = from.columns();
  to.columns().forEach((column, c) => {
    column[k] = (source[c] as Int32Array)[i] as number;
  });
  to.n++;
}

/** On the road, between two fixes at most a minute away: a fix flung there is twenty times too fast. */
function onTheRoad(track: Track, i: number): boolean {
  const at = (k: number): number => track.seconds[k] as number;
  return (track.speed[i] as number) > 0 && at(i) - at(i - 1) <= 60 && at(i + 1) - at(i) <= 60;
}

/** Repeated seconds, fixes out of order, a fix flung eight kilometres away. */
function dirtyTrack(
  random: Random,
  vehicleId: string,
  track: Track,
  spare: Track,
  note: (kind: string, key: string) => void,
): Track {
  if (track.n < 200 || !random.chance(3 / trackEvery)) return track;
  const kind = random.pick(['repeated', 'out-of-order', 'jump']);
  let i = random.int(60, track.n - 60);
  while (kind === 'jump' && i < track.n - 1 && !onTheRoad(track, i)) i++;
  if (i >= track.n - 1) return track;
  const key = `${vehicleId} ${momentText((track.seconds[i] as number) * 1000)}`;
  note(kind, key);
  if (kind === 'jump') {
    track.lng[i] = (track.lng[i] as number) + 90_000;
    return track;
  }
  if (kind === 'out-of-order') {
    for (const column of track.columns()) [column[i], column[i + 1]] = [column[i + 1] as number, column[i] as number];
    return track;
  }
  spare.n = 0;
  spare.reserve(track.n + 1);
  for (let k = 0; k < track.n; k++) {
    copyFix(track, k, spare);
    if (k === i) copyFix(track, k, spare);
  }
  return spare;
}

const fullWidth = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const dotted = (plate: string): string => `${plate.slice(0, 2)}·${plate.slice(2)}`.toLowerCase();

/**
 * A sink that dirties what departments dirty, at low rates and in known places: plates with a dot and in lower case, full-width
 * digits, dates in another spelling (CSV alone), wrong check digits of people who hold no post, a total row (CSV alone).
 */
export function withDirt(
  sink: Sink,
  seed: number,
  format: 'csv' | 'parquet',
  city: City,
): { sink: Sink; found: Dirt[]; finish(): void } {
  const found: Dirt[] = [];
  const random = stream(seed, 'dirt');
  const spare = new Track();
  let fuelSum = 0;
  const note = (dataset: string, kind: string, key: unknown): void => {
    found.push({ dataset, kind, key: String(key) });
  };
  const posts = new Set([...city.staff.values()].map((s) => s.person.household));
  const households = new Map<string, boolean>();

  const spoil = (dataset: string, row: Row): Row => {
    if (dataset === 'vehicle_pass' && random.chance(0.002)) {
      note(dataset, 'plate with a dot, lower case', row['pass_id']);
      return { ...row, plate: dotted(String(row['plate'])) };
    }
    if (dataset === 'parking_session' && random.chance(0.002)) {
      note(dataset, 'full-width digits', row['sess_id']);
      return { ...row, plate: fullWidth(String(row['plate'])) };
    }
    if (dataset === 'dispatch_order' && format === 'csv' && random.chance(0.02)) {
      note(dataset, 'another spelling of the date', row['order_id']);
      return {
        ...row,
        approve_time:
          typeof row['approve_time'] === 'number'
            ? momentText(row['approve_time']).replaceAll('-', '/')
            : row['approve_time'],
      };
    }
    if (dataset === 'person_registry' && random.chance(0.0005) && !households.get(String(row['hukou_no']))) {
      const id = String(row['id_no']);
      const wrong = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
      note(dataset, 'wrong check digit', wrong);
      return { ...row, id_no: wrong };
    }
    return row;
  };
  for (const h of posts) households.set(`H${String(h + 1).padStart(8, '0')}`, true);

  return {
    found,
    sink: {
      rows: sink.rows,
      add(dataset, row) {
        if (dataset === 'fuel_txn') fuelSum += Number(row['amount'] ?? 0);
        sink.add(dataset, spoil(dataset, row));
      },
      track(vehicleId, track) {
        sink.track(
          vehicleId,
          dirtyTrack(random, vehicleId, track, spare, (kind, key) => note('gps_point', kind, key)),
        );
      },
      drain: () => sink.drain(),
      close: () => sink.close(),
    },
    finish() {
      if (format !== 'csv') return;
      note('fuel_txn', 'total row', '合计');
      sink.add('fuel_txn', { txn_id: '合计', amount: Math.round(fuelSum * 100) / 100 });
    },
  };
}
