import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { BOOLEAN, DOUBLE, DuckDBInstance, type DuckDBValue, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { Contract } from '@plumb/collect/contract/contract';
import { PartWriter, type StagedColumn } from './part-writer.ts';
import { columnsOf, type Sink } from './sink.ts';

type Cell = Parameters<StagedColumn['cell']>[0];

const asIs = (value: Cell): DuckDBValue => value ?? null;
const asText = (value: Cell): DuckDBValue =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : String(value);

function asMoment(value: Cell): DuckDBValue {
  if (typeof value !== 'string') return value ?? null;
  return Date.parse(value.length > 10 ? `${value.replace(' ', 'T')}Z` : `${value}T00:00:00Z`);
}

/** Numbers and times are staged as doubles: dates and datetimes as epoch ms. */
function staged(contract: Contract): StagedColumn[] {
  return columnsOf(contract).map(({ name, type }) => {
    const q = `"${name}"`;
    const moment = `make_timestamp(CAST(${q} AS BIGINT) * 1000)`;
    if (type === 'int') return { name, type: DOUBLE, sql: `CAST(${q} AS BIGINT) AS ${q}`, cell: asIs };
    if (type === 'decimal') return { name, type: DOUBLE, sql: q, cell: asIs };
    if (type === 'bool') return { name, type: BOOLEAN, sql: q, cell: asIs };
    if (type === 'date') return { name, type: DOUBLE, sql: `CAST(${moment} AS DATE) AS ${q}`, cell: asMoment };
    if (type === 'datetime') return { name, type: DOUBLE, sql: `${moment} AS ${q}`, cell: asMoment };
    return { name, type: VARCHAR, sql: q, cell: asText };
  });
}

/** The columns of a track, staged as the whole numbers they are made of. */
const trackColumns: StagedColumn[] = [
  ['v', `'V' || lpad(CAST(v AS VARCHAR), 6, '0') AS vehicle_id`],
  ['seconds', 'make_timestamp(seconds::BIGINT * 1000000) AS ts'],
  ['lng', 'lng / 1e6 AS lng'],
  ['lat', 'lat / 1e6 AS lat'],
  ['speed', 'speed / 1e1 AS speed'],
  ['heading', 'heading::BIGINT AS heading'],
  ['acc', 'acc = 1 AS acc_on'],
  ['odometer', `odometer / 1e2 AS odometer, true AS valid, 'WGS84' AS crs`],
].map(([name, sql]) => ({ name: name as string, type: INTEGER, sql: sql as string, cell: asIs }));

/**
 * Parquet files through an engine in memory: `<dataset>.parquet`, or `<dataset>-001.parquet` and on where there are
 * more than two million rows.
 */
export async function openParquetSink(
  out: string,
  contracts: ReadonlyMap<string, Contract>,
  datasets: readonly string[],
): Promise<Sink> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const writers = new Map<string, PartWriter>();
  const rows: Record<string, number> = {};
  for (const dataset of datasets) {
    const contract = contracts.get(dataset);
    if (!contract) throw new Error(`no contract for dataset ${dataset}`);
    const path = (part: number): string => join(out, `${dataset}-${String(part).padStart(3, '0')}.parquet`);
    const columns = dataset === 'gps_point' ? trackColumns : staged(contract);
    const writer = new PartWriter(await instance.connect(), dataset, columns, path);
    await writer.start();
    writers.set(dataset, writer);
  }
  const writerOf = (dataset: string): PartWriter => {
    const found = writers.get(dataset);
    if (!found) throw new Error(`the city does not write ${dataset}`);
    return found;
  };
  return {
    rows,
    add(dataset, row) {
      const writer = writerOf(dataset);
      writer.push(row);
      rows[dataset] = writer.rows;
    },
    track(vehicleId, track) {
      const writer = writerOf('gps_point');
      writer.pushColumns(Number(vehicleId.slice(1)), track.columns(), track.n);
      rows['gps_point'] = writer.rows;
    },
    async drain() {
      for (const writer of writers.values()) {
        if (!writer.full) continue;
        await writer.writePart();
        await writer.start();
      }
    },
    async close() {
      await Promise.all([...writers.values()].map((writer) => writer.finish()));
      for (const [dataset, { part }] of writers) {
        if (part === 1) renameSync(join(out, `${dataset}-001.parquet`), join(out, `${dataset}.parquet`));
      }
      instance.closeSync();
    },
  };
}
