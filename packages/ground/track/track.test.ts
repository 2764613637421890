import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePolygon } from '../polygon.ts';
import { Clean } from './clean.ts';
import { FenceArea } from './fence-area.ts';
import { type FenceExit, FenceExits } from './fence-exit.ts';
import { emptyFix, type Fix } from './fix.ts';
import { type Gap, Gaps } from './gap.ts';
import { medianInPlace } from './median.ts';
import { Near } from './near.ts';
import { Reorder, reorderDepth } from './reorder.ts';
import { type Stay, Stays } from './stay.ts';
import { type Trip, Trips } from './trip.ts';
import { type VehicleDay, VehicleDays } from './vehicle-day.ts';

const start = Date.UTC(2026, 0, 5, 8);
/** Metres east and north of 116.4, 40 at a minute after 08:00. */
function at(minute: number, east: number, north = 0, rest: Partial<Fix> = {}): Fix {
  const lng = 116.4 + east / (111194.93 * Math.cos((40 * Math.PI) / 180));
  return { ...emptyFix(), ts: start + minute * 60_000, lng, lat: 40 + north / 111194.93, row: minute, ...rest };
}
const minuteOf = (ts: number) => (ts - start) / 60_000;

function cleaned(fixes: Fix[]): { kept: number[]; inOrder: boolean[] } {
  const kept: number[] = [];
  const clean = new Clean((fix) => kept.push(fix.row));
  const inOrder = fixes.map((fix) => clean.push(fix));
  return { kept, inOrder };
}

describe('clean', () => {
  const rows: [what: string, fixes: Fix[], kept: number[]][] = [
    ['nothing', [], []],
    ['a single fix', [at(0, 0)], [0]],
    ['a position at 0,0', [at(0, 0), at(1, 0, 0, { lng: 0, lat: 0 }), at(2, 0)], [0, 2]],
    ['no position', [at(0, 0), at(1, 0, 0, { lng: Number.NaN }), at(2, 0)], [0, 2]],
    ['longitude and latitude swapped', [at(0, 0), at(1, 0, 0, { lng: 40, lat: 116.4 }), at(2, 0)], [0, 2]],
    ['the second fix of a second', [at(0, 0), at(0.01, 0, 0, { row: 7 }), at(0.02, 0, 0, { row: 8 })], [0, 8]],
    ['a jump that comes back', [at(0, 0), at(1, 9000), at(2, 400), at(3, 800)], [0, 2, 3]],
    ['two jumps to different places', [at(0, 0), at(1, 9000), at(2, -9000), at(3, 400)], [0, 3]],
    ['a relocation: the track goes on from there', [at(0, 0), at(1, 9000), at(2, 9400), at(3, 9900)], [0, 1, 2, 3]],
    ['a far place after a gap', [at(0, 0), at(60, 90_000), at(61, 90_500)], [0, 60, 61]],
    ['179 km/h', [at(0, 0), at(1, 2983), at(2, 5966)], [0, 1, 2]],
    ['a jump with no successor', [at(0, 0), at(1, 9000)], [0]],
    [
      'drift of 45 m within a second',
      [at(0, 0), at(1 / 60, 45, 0, { row: 1 }), at(2 / 60, 0, 0, { row: 2 })],
      [0, 1, 2],
    ],
    ['a wrong first fix', [at(0, 90_000), at(1, 0), at(2, 400), at(3, 800)], [0, 1, 2, 3]],
  ];
  for (const [what, fixes, kept] of rows)
    test(what, () => {
      assert.deepEqual(cleaned(fixes).kept, kept);
    });

  test('a fix older than one before is reported and not used', () => {
    assert.deepEqual(cleaned([at(0, 0), at(5, 0), at(3, 0), at(6, 0)]), {
      kept: [0, 5, 6],
      inOrder: [true, true, false, true],
    });
  });
});

describe('reorder', () => {
  const run = (minutes: number[]) => {
    const passed: number[] = [];
    let newest = Number.NEGATIVE_INFINITY;
    const reorder = new Reorder((fix) => {
      if (fix.ts < newest) return false;
      newest = fix.ts;
      passed.push(fix.row);
      return true;
    });
    const inOrder = minutes.map((minute) => reorder.push(at(minute, 0))).every(Boolean);
    return { passed, inOrder: reorder.end() && inOrder };
  };
  test('puts late fixes in their place', () => {
    assert.deepEqual(run([0, 2, 1, 3, 6, 5, 4, 7, 8, 9]), { passed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], inOrder: true });
  });
  test('as late as the depth', () => {
    assert.deepEqual(run([1, 2, 3, 4, 0]), { passed: [0, 1, 2, 3, 4], inOrder: true });
    assert.equal(reorderDepth, 4);
  });
  test('later than the depth is reported', () => {
    assert.deepEqual(run([1, 2, 3, 4, 5, 0]), { passed: [1, 2, 3, 4, 5], inOrder: false });
  });
  test('fixes of one time keep their order', () => {
    const passed: number[] = [];
    const reorder = new Reorder((fix) => passed.push(fix.row) > 0);
    for (const row of [1, 2, 3]) reorder.push(at(0, 0, 0, { row }));
    reorder.end();
    assert.deepEqual(passed, [1, 2, 3]);
  });
});

test('near decides by the radius alone, whatever the quick test says', () => {
  const near = new Near(100);
  near.move(116.4, 40);
  assert.deepEqual(
    [0, 98, 99.9, 100.1, 102, 5000].map((metres) => near.holds(at(0, metres).lng, 40)),
    [true, true, true, false, false, false],
  );
});

test('median equals that of the sorted values', () => {
  let seed = 7;
  for (let length = 1; length < 60; length++) {
    const values = Float64Array.from({ length }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed % 17;
    });
    const sorted = values.slice().sort();
    const middle = length >> 1;
    const expected = length % 2 ? sorted[middle] : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
    assert.equal(medianInPlace(values, length), expected);
  }
  assert.ok(Number.isNaN(medianInPlace(new Float64Array(4), 0)));
});

describe('stays', () => {
  const find = (fixes: Fix[]) => {
    const found: Stay[] = [];
    const stays = new Stays({ radiusMetres: 100, minMinutes: 20 }, (stay) => found.push(stay));
    for (const fix of fixes) stays.push(fix);
    stays.end();
    return found.map(({ start, end, seen, points, departed }) => [
      minuteOf(start),
      minuteOf(end),
      minuteOf(seen),
      points,
      departed,
    ]);
  };
  const rows: [what: string, fixes: Fix[], stays: unknown[][]][] = [
    ['nothing', [], []],
    ['a single fix', [at(0, 0)], []],
    [
      'from the first fix inside to the first outside',
      [at(0, 0), at(10, 60), at(25, 20), at(26, 500)],
      [[0, 26, 25, 3, true]],
    ],
    ['exactly the time is not longer than it', [at(0, 0), at(20, 500)], []],
    ['the last stay without a departure', [at(0, 0), at(1, 500), at(15, 510), at(30, 505)], [[1, 30, 30, 3, false]]],
    ['a last stay that is too short', [at(0, 0), at(1, 500), at(15, 510)], []],
    ['powered off and reported elsewhere', [at(0, 0), at(2, 10), at(600, 4000)], [[0, 600, 2, 2, true]]],
    [
      'the radius is around the anchor, not the last fix',
      [at(0, 0), at(10, 90), at(21, 180), at(22, 185)],
      [[0, 21, 10, 2, true]],
    ],
  ];
  for (const [what, fixes, stays] of rows)
    test(what, () => {
      assert.deepEqual(find(fixes), stays);
    });

  test('the centre is the median, which one strayed fix does not move', () => {
    const found: Stay[] = [];
    const stays = new Stays({ radiusMetres: 100, minMinutes: 20 }, (stay) => found.push(stay));
    for (const [i, east] of [0, 2, 2, 95, 2].entries()) stays.push(at(i * 10, east));
    stays.end();
    assert.equal(found[0]?.lng, at(0, 2).lng);
    assert.equal(found[0]?.lat, 40);
  });
});

describe('trips', () => {
  const find = (fixes: Fix[]) => {
    const found: Trip[] = [];
    const trips = new Trips({ stopMinutes: 10, minKm: 0.5 }, (trip) => found.push(trip));
    for (const fix of fixes) trips.push(fix);
    trips.end();
    return found.map(({ start, end, km }) => [minuteOf(start), minuteOf(end), Number(km.toFixed(1))]);
  };
  const drive = (from: number, to: number, east: number, step = 500) =>
    Array.from({ length: to - from + 1 }, (_, i) => at(from + i, east + i * step));
  const park = (from: number, to: number, east: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => at(from + i, east + (i % 3) * 20, (i % 2) * 20));
  const rows: [what: string, fixes: Fix[], trips: number[][]][] = [
    ['nothing', [], []],
    ['a single fix', [at(0, 0)], []],
    [
      'between two halts, the first leg included',
      [...park(0, 15, 0), ...drive(16, 25, 500), ...park(26, 40, 5000)],
      [[16, 25, 5]],
    ],
    [
      'a stop shorter than a halt does not end it',
      [...park(0, 15, 0), ...drive(16, 20, 500), ...park(21, 28, 2500), ...drive(29, 32, 3000), ...park(33, 50, 4500)],
      [[16, 32, 4.5]],
    ],
    [
      'a halt ends it',
      [...park(0, 15, 0), ...drive(16, 20, 500), ...park(21, 40, 2500), ...drive(41, 44, 3000), ...park(45, 60, 4500)],
      [
        [16, 20, 2.5],
        [41, 44, 2],
      ],
    ],
    ['still under way at the end', [...park(0, 15, 0), ...drive(16, 20, 500)], [[16, 20, 2.5]]],
    ['under way from the first fix', [...drive(0, 6, 0), ...park(7, 20, 3000)], [[0, 6, 3]]],
    ['drift of a parked car', Array.from({ length: 200 }, (_, i) => at(i, (i * 37) % 90, (i * 53) % 90)), []],
    [
      'a receiver that strays 150 m every half hour',
      Array.from({ length: 200 }, (_, i) => at(i, i % 30 === 29 ? 150 : 0)),
      [],
    ],
    [
      'a tunnel: 12 minutes of silence for 10 km',
      [...park(0, 15, 0), ...drive(16, 18, 500), at(30, 11_500), ...drive(31, 33, 12_000), ...park(34, 50, 13_000)],
      [[16, 33, 13]],
    ],
    [
      'powered off overnight, back 300 m away',
      [...park(0, 15, 0), ...drive(16, 20, 500), at(800, 2800), ...drive(801, 803, 3300), ...park(804, 820, 4300)],
      [
        [16, 20, 2.5],
        [800, 803, 1.8],
      ],
    ],
  ];
  for (const [what, fixes, trips] of rows)
    test(what, () => {
      assert.deepEqual(find(fixes), trips);
    });

  test('the odometer runs from the halt before to the arrival, unknown where it went back', () => {
    const found: Trip[] = [];
    const trips = new Trips({ stopMinutes: 10, minKm: 0.5 }, (trip) => found.push(trip));
    const readings = [100, 100, 101, 102, 102, 102, 3, 3];
    for (const [i, odometer] of readings.entries())
      trips.push(
        at(i < 2 || i > 3 ? i * 12 : 12 + i, [0, 0, 600, 1200, 1200, 1200, 2400, 2400][i] as number, 0, { odometer }),
      );
    trips.end();
    assert.deepEqual(
      found.map(({ odoKm }) => odoKm),
      [2, Number.NaN],
    );
  });
});

test('gaps are silences longer than the minutes, with the straight distance', () => {
  const found: Gap[] = [];
  const gaps = new Gaps({ minMinutes: 10, stillMinutes: 60 }, (gap) => found.push(gap));
  for (const fix of [at(0, 0), at(10, 0), at(21, 3000, 0, { odometer: 5 }), at(40, 3000, 0, { odometer: 9 })])
    gaps.push(fix);
  assert.deepEqual(
    found.map(({ startRow, endRow, km, odoKm }) => [startRow, endRow, Number(km.toFixed(2)), odoKm]),
    [
      [10, 21, 3, Number.NaN],
      [21, 40, 0, 4],
    ],
  );
});

test('a standing car that reports now and then makes no gap, unless it is silent for long', () => {
  const found: Gap[] = [];
  const gaps = new Gaps({ minMinutes: 10, stillMinutes: 60 }, (gap) => found.push(gap));
  const still = (minute: number, metres = 0) => at(minute, metres, 0, { odometer: 5 });
  for (const fix of [still(0), still(30), still(90), still(151), still(171, 90), still(191, 300)]) gaps.push(fix);
  assert.deepEqual(
    found.map(({ startRow, endRow }) => [startRow, endRow]),
    [
      [90, 151],
      [171, 191],
    ],
  );
});

describe('vehicle days', () => {
  const find = (fixes: Fix[]) => {
    const found: VehicleDay[] = [];
    const days = new VehicleDays((day) => found.push(day));
    for (const fix of fixes) days.push(fix);
    days.end();
    return found;
  };
  test('nothing', () => {
    assert.deepEqual(find([]), []);
  });
  test('a silence over midnight is shared by its days; the way counts for the second', () => {
    // 20:00 to 06:00 the next day, 5 km.
    const days = find([at(719, 0), at(720, 0), at(720 + 600, 5000), at(720 + 601, 5500)]);
    assert.deepEqual(
      days.map(({ km, gapMinutes, points }) => [Number(km.toFixed(1)), gapMinutes, points]),
      [
        [0, 240, 2],
        [5.5, 360, 2],
      ],
    );
    assert.equal((days[1] as VehicleDay).day - (days[0] as VehicleDay).day, 1);
  });
  test('a silence within 1 km or up to 30 minutes is none', () => {
    assert.equal(find([at(0, 0), at(60, 900), at(90, 9000)])[0]?.gapMinutes, 0);
  });
  test('a silence of a day and more counts for the days that have fixes', () => {
    const days = find([at(0, 0), at(3 * 1440, 5000)]);
    assert.deepEqual(
      days.map(({ gapMinutes }) => gapMinutes),
      [960, 480],
    );
  });
  test('parked drift has no length, slow driving by the speed has', () => {
    const drift = Array.from({ length: 300 }, (_, i) => at(i, (i * 37) % 70, (i * 53) % 70));
    assert.equal(find(drift)[0]?.km, 0);
    const slow = Array.from({ length: 11 }, (_, i) => at(i / 10, i * 30, 0, { speed: 18, row: i }));
    assert.equal(find(slow)[0]?.km.toFixed(2), '0.30');
  });
  test('odometer: last known minus first known', () => {
    const days = find([at(0, 0), at(1, 0, 0, { odometer: 10 }), at(2, 0, 0, { odometer: 14 }), at(3, 0)]);
    assert.equal(days[0]?.odoKm, 4);
    assert.ok(Number.isNaN(find([at(0, 0)])[0]?.odoKm));
  });
});

describe('fence exits', () => {
  const square = (west: number, east: number) => {
    const ring = [
      [west, 0],
      [east, 0],
      [east, 10_000],
      [west, 10_000],
      [west, 0],
    ];
    const positions = ring.map(([x, y]) => [at(0, x as number, y).lng, at(0, x as number, y).lat]);
    const polygon = parsePolygon({ type: 'Polygon', coordinates: [positions] });
    assert.ok(polygon.ok);
    return polygon;
  };
  const area = new FenceArea([square(0, 5000), square(5000, 10_000)]);
  const find = (fixes: Fix[], within = area) => {
    const found: FenceExit[] = [];
    const exits = new FenceExits(within, (exit) => found.push(exit));
    for (const fix of fixes) exits.push(fix);
    exits.end();
    return found;
  };
  test('runs outside every fence, with the farthest fix and its nearest fence', () => {
    const found = find([
      at(0, 9000, 50),
      at(1, 10_500, 50),
      at(2, 12_000, 50),
      at(3, 11_000, 50),
      at(4, 4900, 50),
      at(5, -300, 50),
    ]);
    assert.deepEqual(
      found.map(({ fence, firstRow, lastRow, points, maxOutMetres }) => [
        fence,
        firstRow,
        lastRow,
        points,
        Math.round(maxOutMetres / 10),
      ]),
      [
        [1, 1, 3, 3, 200],
        [0, 5, 5, 1, 30],
      ],
    );
  });
  test('the grid answers as the polygons do', () => {
    for (let i = 0; i < 4000; i++) {
      const fix = at(0, ((i * 7919) % 13_000) - 1500, ((i * 104_729) % 13_000) - 1500);
      assert.equal(area.holds(fix.lng, fix.lat), area.nearest(fix.lng, fix.lat)?.metres === 0);
    }
  });
  test('without fences nothing is outside', () => {
    assert.deepEqual(find([at(0, 0)], new FenceArea([])), []);
  });
});
