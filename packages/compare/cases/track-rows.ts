import type { Row } from '@plumb/stores/warehouse/port';
import type { Track } from './cases.ts';

const toMs = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const toText = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

function straightKm([lng1, lat1]: [number, number], [lng2, lat2]: [number, number]): number {
  const rad = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lng2 - lng1) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(a));
}

/** The gps_point rows of a track told as legs: straight lines at even speed, one fix every `every` seconds. */
export function trackRows(track: Track): Row[] {
  const rows: Row[] = [];
  let now = toMs(track.start);
  let here = track.at;
  let km = track.odometer ?? 0;
  const fix = (speed: number) => {
    rows.push({
      vehicle_id: track.vehicle,
      ts: toText(now),
      lng: here[0],
      lat: here[1],
      speed,
      acc_on: speed > 0,
      odometer: track.odometer === undefined ? null : km,
      valid: true,
      crs: 'WGS84',
    });
  };
  fix(0);
  for (const leg of track.legs) {
    const minutes = 'stay' in leg ? leg.stay : 'drive' in leg ? leg.minutes : leg.silent;
    const target = 'drive' in leg ? leg.drive : 'silent' in leg ? (leg.to ?? here) : here;
    const end = now + minutes * 60_000;
    const from = here;
    const start = now;
    const startKm = km;
    const length = straightKm(from, target);
    const speed = 'drive' in leg ? (length / minutes) * 60 : 0;
    const step = 'silent' in leg ? end - now : track.every * 1000;
    while (now < end) {
      now = Math.min(now + step, end);
      const share = (now - start) / (end - start);
      here = [from[0] + (target[0] - from[0]) * share, from[1] + (target[1] - from[1]) * share];
      km = startKm + length * share;
      fix(now === end && 'drive' in leg ? 0 : speed);
    }
  }
  return rows;
}
