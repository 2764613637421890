import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Clean } from './clean.ts';
import { emptyFix, type Fix } from './fix.ts';
import { type Stay, Stays } from './stay.ts';

const folder = join(import.meta.dirname, '../../../../shared/vectors/gps');
const skip = existsSync(join(folder, 'geolife_sample.csv.gz')) ? false : 'no ../shared/vectors/gps';

type ExpectedStay = { uid: string; lat: number; lon: number; arrive: string; leave: string; points: number };
type Run = { stopRadiusM: number; minMinutes: number; rows: ExpectedStay[] };

const tracks = new Map<string, Fix[]>();
let runs: Run[] = [];

function stays(track: Fix[], { stopRadiusM, minMinutes }: Run, cleaned: boolean): Stay[] {
  const found: Stay[] = [];
  const reducer = new Stays({ radiusMetres: stopRadiusM, minMinutes }, (stay) => found.push(stay));
  const clean = new Clean((fix) => reducer.push(fix));
  for (const fix of track) {
    if (cleaned) assert.ok(clean.push(fix));
    else reducer.push(fix);
  }
  reducer.end();
  return found;
}

function shown({ start, end, lng, lat, points }: Stay): string {
  const time = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');
  return [time(start), time(end), lat.toFixed(6), lng.toFixed(6), points].join(' ');
}

describe('stays on the GeoLife sample', { skip }, () => {
  before(() => {
    runs = JSON.parse(readFileSync(join(folder, 'geolife_stays_expected.json'), 'utf8')).runs;
    const text = gunzipSync(readFileSync(join(folder, 'geolife_sample.csv.gz'))).toString();
    for (const [row, line] of text.trim().split('\n').slice(1).entries()) {
      const [lat, lng, time, uid] = line.trim().split(',') as [string, string, string, string];
      const track = tracks.get(uid) ?? [];
      tracks.set(uid, track);
      track.push({
        ...emptyFix(),
        ts: Date.parse(`${time.replace(' ', 'T')}Z`),
        lng: Number(lng),
        lat: Number(lat),
        row,
      });
    }
  });

  for (const [radius, user, count] of [
    [100, '001', 145],
    [100, '005', 246],
    [200, '001', 161],
    [200, '005', 252],
  ] as const)
    test(`user ${user} at ${radius} m / 20 min: the ${count} of the file`, () => {
      const run = runs.find(({ stopRadiusM }) => stopRadiusM === radius) as Run;
      const expected = run.rows
        .filter(({ uid }) => uid === user)
        .map(({ arrive, leave, lat, lon, points }) =>
          [arrive, leave, lat.toFixed(6), lon.toFixed(6), points].join(' '),
        );
      const found = stays(tracks.get(user) as Fix[], run, false)
        .filter(({ departed }) => departed)
        .map(shown);
      assert.equal(found.length, count);
      assert.deepEqual(found, expected);
    });

  // A dropped jump that was an anchor moves the anchors after it by some seconds, until a stay catches them again.
  for (const [radius, same] of [
    [100, 391],
    [200, 405],
  ] as const)
    test(`cleaning first, at ${radius} m: as many stays, ${same} of them equal`, () => {
      const run = runs.find(({ stopRadiusM }) => stopRadiusM === radius) as Run;
      let count = 0;
      let equal = 0;
      for (const track of tracks.values()) {
        const raw = new Set(stays(track, run, false).map(shown));
        const cleaned = stays(track, run, true).map(shown);
        count += cleaned.length;
        equal += cleaned.filter((stay) => raw.has(stay)).length;
      }
      assert.deepEqual([count, equal], [run.rows.length, same]);
    });
});
