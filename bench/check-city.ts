/**
 * The main job over a city in Parquet, and the same SQL by hand in the bare engine:
 * node bench/check-city.ts DIR [--models a,b] [--no-bare]
 * `bare` makes the tracks, which have no SQL form, and then replays the statements of the derived tables and models one after the
 * other, over read_parquet views without contract, quarantine, hits or evidence. `ratio` is the whole run against both;
 * `ratioOfSql` takes the tracks out of both sides.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { storedTable } from '@plumb/collect/contract/stored-table';
import { openFolder } from '@plumb/collect/folder/open-folder';
import { eventSpan, momentAfter, yearsOf } from '@plumb/compare/check/event-span';
import { neededDatasets, neededDerived } from '@plumb/compare/check/needed-tables';
import { buildDerived } from '@plumb/compare/derive/build-derived';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { buildTrackTables } from '@plumb/compare/derive/track-tables';
import { readModels } from '@plumb/compare/model/read-models';
import { runModels } from '@plumb/compare/run/run-models';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Warehouse } from '@plumb/stores/warehouse/port';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    models: { type: 'string' },
    bare: { type: 'boolean', default: true },
    memory: { type: 'string', default: '4GB' },
  },
  allowNegative: true,
});
const folder = positionals[0];
if (!folder) {
  console.error('usage: check-city DIR [--models a,b] [--memory 4GB] [--no-bare]');
  process.exit(2);
}
const library = join(import.meta.dirname, '..', 'library');
const contracts = readContracts(library);
const derived = readDerived(library);
const models = [...readModels(library, values.models?.split(',')).values()];
const scratch = mkdtempSync(join(tmpdir(), 'plumb-bench-'));
const seconds: Record<string, number> = {};
const stageCpuSeconds: Record<string, number> = {};
const hundredths = (value: number): number => Math.round(value * 100) / 100;
const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  seconds[name] = hundredths((seconds[name] ?? 0) + (performance.now() - started) / 1000);
  stageCpuSeconds[name] = hundredths((stageCpuSeconds[name] ?? 0) + cpuSeconds(before));
  return result;
}

const warehouse = await openDuckdb({ memoryLimit: values.memory, threads: 2, tempFolder: scratch });
const statements: string[] = [];
const slow: [number, string][] = [];
const recorder: Warehouse = {
  engine: warehouse.engine,
  exec: (sql) => note(sql, () => warehouse.exec(sql)),
  rows: (sql, parameters) => note(sql, () => warehouse.rows(sql, parameters)),
  stream: (sql, options) => warehouse.stream(sql, options),
  load: (table, rows, mode) => warehouse.load(table, rows, mode),
  close: () => warehouse.close(),
};
async function note<T>(sql: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  statements.push(sql);
  slow.push([(performance.now() - started) / 1000, sql.replaceAll(/\s+/g, ' ').slice(0, 90)]);
  return result;
}

const cpuBefore = process.cpuUsage();
const started = performance.now();
const intake = await timed('read', () =>
  openFolder(folder, { contracts, warehouse, only: neededDatasets(models, derived), scratch }),
);
const delivered = [...intake.datasets].filter(([, one]) => one.delivered).map(([name]) => name);
const span = await timed('read', () => eventSpan(warehouse, contracts, delivered));
const asOf = momentAfter(span);
let mark = performance.now();
const tables: [number, string][] = [];
await timed('derive', () =>
  buildDerived({
    warehouse: recorder,
    derived,
    needed: neededDerived(models),
    standards: readStandards(library),
    years: yearsOf(span),
    onProgress: (table, rows) => {
      if (rows !== undefined) return;
      tables.push([(performance.now() - mark) / 1000, table]);
      mark = performance.now();
    },
  }),
);
const perModel: [number, string][] = [];
const { hits } = await timed('compare', () =>
  runModels({
    warehouse: recorder,
    contracts,
    models,
    delivery: intake.datasets,
    sourceOf: (row) => intake.source(row),
    asOf,
    region: '000000',
    onModel: (one) => perModel.push([one.milliseconds / 1000, one.model]),
  }),
);
const whole = (performance.now() - started) / 1000;
const wholeCpu = cpuSeconds(cpuBefore);
const rows = [...intake.datasets.values()].reduce((sum, one) => sum + one.rows, 0);
const top = (list: [number, string][]) =>
  [...list]
    .sort((a, b) => b[0] - a[0])
    .slice(0, 12)
    .map(([s, name]) => `${s.toFixed(2)} s ${name}`);
const result: Record<string, unknown> = {
  rows,
  models: models.length,
  hits: hits.length,
  wholeSeconds: whole,
  seconds,
  stageCpuSeconds,
  peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  wholeCpuSeconds: wholeCpu,
};

if (values.bare) {
  const kept = [...derived.values()]
    .filter(({ kind, id }) => kind !== 'sql' && neededTables().has(id))
    .map(({ id }) => id);
  for (const id of kept) await warehouse.exec(`COPY ${id} TO '${join(scratch, `${id}.parquet`)}' (FORMAT parquet)`);
  await warehouse.close();
  const bare = await openDuckdb({ memoryLimit: values.memory, threads: 2, tempFolder: scratch });
  const files = readdirSync(folder);
  for (const dataset of neededDatasets(models, derived)) {
    const parts = files.filter(
      (file) => file.endsWith('.parquet') && file.replace(/(-\d+)?\.parquet$/, '') === dataset,
    );
    const spec = storedTable(contracts.get(dataset) as never);
    const empty = Object.keys(spec.columns).map((name) => `NULL AS ${name}`);
    const list = parts.map((file) => `'${join(folder, file)}'`).join(', ');
    const points = Object.keys(spec.columns).filter(
      (name) => /_(lng|lat)$/.test(name) && !['lng', 'lat'].includes(name),
    );
    const extra = points.map(
      (name) =>
        `CAST(json_extract(${name.replace(/_(lng|lat)$/, '')}, '$.coordinates[${name.endsWith('lng') ? 0 : 1}]') AS DOUBLE) AS ${name},`,
    );
    await bare.exec(
      `CREATE VIEW ${dataset} AS ${parts.length === 0 ? `SELECT ${empty.join(', ')} WHERE false` : `SELECT *, ${extra.join(' ')} file_row_number + 1 AS _row FROM read_parquet([${list}], file_row_number = true)`}`,
    );
  }
  for (const id of kept)
    await bare.exec(`CREATE TABLE ${id} AS SELECT * FROM read_parquet('${join(scratch, `${id}.parquet`)}')`);
  const replay = statements.filter(
    (sql) =>
      /^(CREATE TABLE \w+ AS|SELECT|WITH)/.test(sql.trim()) &&
      !/_wanted|track_|exemption_list|delivered_row|AS earliest|_row AS row/.test(sql),
  );
  const tracks = [...derived.values()].filter(({ kind, id }) => kind === 'track' && kept.includes(id));
  const bareCpuBefore = process.cpuUsage();
  const bareStarted = performance.now();
  await buildTrackTables(bare, tracks);
  const tracksMade = performance.now();
  const refused: string[] = [];
  for (const sql of replay)
    await bare
      .exec(sql)
      .catch((error: Error) =>
        refused.push(`${(error.cause as Error | undefined)?.message ?? error.message}`.slice(0, 160)),
      );
  const bareTrackSeconds = (tracksMade - bareStarted) / 1000;
  const bareSqlSeconds = (performance.now() - tracksMade) / 1000;
  const bareCpuSeconds = cpuSeconds(bareCpuBefore);
  await bare.close();
  Object.assign(result, {
    bareTrackSeconds,
    bareSqlSeconds,
    bareCpuSeconds,
    replayed: replay.length,
    refused,
    ratio: whole / (bareTrackSeconds + bareSqlSeconds),
    cpuRatio: wholeCpu / bareCpuSeconds,
    ratioOfSql: (whole - bareTrackSeconds) / bareSqlSeconds,
  });
}
console.log(JSON.stringify({ ...result, tables: top(tables), perModel: top(perModel), slowest: top(slow) }, null, 2));
rmSync(scratch, { recursive: true, force: true });

function neededTables(): Set<string> {
  const all = new Set<string>();
  const visit = (id: string) => {
    const table = derived.get(id);
    if (!table || all.has(id)) return;
    all.add(id);
    for (const from of table.from) visit(from);
  };
  for (const id of neededDerived(models)) visit(id);
  return all;
}
