import type { Row, Warehouse } from '@plumb/stores/warehouse/port';

export type Line = [lng: number, lat: number][];
/** One step of the raster that vehicles took, from (x, y) to a neighbouring cell. */
export type Step = { x: number; y: number; dx: number; dy: number };

/** Degrees of a raster cell: about 100 m. */
const cell = 0.001;
/** A street is where so many different vehicles drove: one car's own way is nobody's business. */
const leastVehicles = 3;
const mostFixes = 4_000_000;
/** Between fixes further apart in time or space the way is not known. */
const mostSeconds = 90;
const mostCells = 25;

/** The streets as vehicles drew them, from `gps_point`; of very many fixes only some vehicles are read. */
export async function streets(warehouse: Warehouse): Promise<Line[]> {
  const [count] = await warehouse.rows('SELECT count(*) AS n FROM gps_point');
  const share = Math.max(1, Math.ceil(Number(count?.['n']) / mostFixes));
  const rows = await warehouse.rows(sql, { share, cell, leastVehicles, mostSeconds, mostCells });
  return joinSteps(rows.map(stepOf));
}

const sql = `
WITH fixes AS (
  SELECT vehicle_id, ts, CAST(round(lng / $cell) AS INTEGER) AS x, CAST(round(lat / $cell) AS INTEGER) AS y
  FROM gps_point WHERE valid IS DISTINCT FROM false AND lng IS NOT NULL AND lat IS NOT NULL AND hash(vehicle_id) % $share = 0
), moves AS (
  SELECT vehicle_id, lag(x) OVER way AS x, lag(y) OVER way AS y, x - lag(x) OVER way AS dx, y - lag(y) OVER way AS dy,
    date_diff('second', lag(ts) OVER way, ts) AS seconds
  FROM fixes WINDOW way AS (PARTITION BY vehicle_id ORDER BY ts)
), cut AS (
  SELECT *, greatest(abs(dx), abs(dy)) AS n FROM moves WHERE seconds <= $mostSeconds AND greatest(abs(dx), abs(dy)) BETWEEN 1 AND $mostCells
), steps AS (
  SELECT vehicle_id, x + CAST(round(i * dx / n) AS INTEGER) AS a_x, y + CAST(round(i * dy / n) AS INTEGER) AS a_y,
    x + CAST(round((i + 1) * dx / n) AS INTEGER) AS b_x, y + CAST(round((i + 1) * dy / n) AS INTEGER) AS b_y
  FROM (SELECT *, unnest(range(n)) AS i FROM cut)
), turned AS (
  SELECT vehicle_id, (a_x, a_y) <= (b_x, b_y) AS forth, a_x, a_y, b_x, b_y FROM steps
)
SELECT if(forth, a_x, b_x) AS x, if(forth, a_y, b_y) AS y, abs(b_x - a_x) AS dx, if(forth, b_y - a_y, a_y - b_y) AS dy
FROM turned GROUP BY ALL HAVING count(DISTINCT vehicle_id) >= $leastVehicles`;

const stepOf = (row: Row): Step => ({
  x: Number(row['x']),
  y: Number(row['y']),
  dx: Number(row['dx']),
  dy: Number(row['dy']),
});

/** Steps that go on in the same direction become one straight line. */
export function joinSteps(steps: readonly Step[]): Line[] {
  const known = new Map(steps.map((step) => [keyOf(step), step]));
  const lines: Line[] = [];
  for (const step of known.values()) {
    if (known.has(keyOf({ ...step, x: step.x - step.dx, y: step.y - step.dy }))) continue;
    let { x, y } = step;
    while (known.has(keyOf({ ...step, x, y }))) {
      x += step.dx;
      y += step.dy;
    }
    lines.push([point(step.x, step.y), point(x, y)]);
  }
  return lines;
}

const keyOf = ({ x, y, dx, dy }: Step) => `${x},${y},${dx},${dy}`;
const degrees = (cells: number) => Number((cells * cell).toFixed(3));
const point = (x: number, y: number): [number, number] => [degrees(x), degrees(y)];
