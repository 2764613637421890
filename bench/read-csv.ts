/**
 * GB18030 CSV with contract checks against DuckDB's bare read of the same rows in UTF-8.
 * node bench/read-csv.ts [rows] [runs]: prints one JSON line of the fastest runs; processor time is the fairer figure on a busy machine.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { encodeGb18030 } from '@plumb/collect/csv/encode-gb18030';
import { openFolder } from '@plumb/collect/folder/open-folder';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { writeFuelCsv } from './fuel-csv.ts';

const rows = Number(process.argv[2] ?? 2_000_000);
const runs = Number(process.argv[3] ?? 3);
type Cost = { ms: number; cpuMs: number };

async function timed(work: (warehouse: Duckdb) => Promise<unknown>): Promise<Cost> {
  const warehouse = await openDuckdb({ threads: 2, memoryLimit: '4GB', tempFolder: join(folder, 'spill') });
  const start = performance.now();
  const before = process.cpuUsage();
  await work(warehouse);
  const used = process.cpuUsage(before);
  const cost = { ms: performance.now() - start, cpuMs: (used.user + used.system) / 1000 };
  await warehouse.close();
  return cost;
}

const folder = await mkdtemp(join(tmpdir(), 'plumb-read-csv-'));
try {
  const contracts = readContracts(join(import.meta.dirname, '../library'));
  const utf8 = join(folder, 'fuel_txn.utf8.csv');
  const delivery = join(folder, 'delivery');
  await mkdir(delivery);
  await writeFuelCsv(utf8, rows, (text) => Buffer.from(text));
  await writeFuelCsv(join(delivery, 'fuel_txn.csv'), rows, encodeGb18030);
  const bare: Cost[] = [];
  const checked: Cost[] = [];
  for (let i = 0; i < runs; i++) {
    bare.push(await timed((warehouse) => warehouse.exec(`CREATE TABLE t AS SELECT * FROM read_csv('${utf8}')`)));
    checked.push(
      await timed(async (warehouse) => {
        const intake = await openFolder(delivery, { contracts, warehouse, only: ['fuel_txn'], scratch: folder });
        const found = intake.datasets.get('fuel_txn');
        if (found?.rows !== rows || found.quarantined > 0) throw new Error(`read ${JSON.stringify(found)}`);
      }),
    );
  }
  const best = (costs: Cost[], of: keyof Cost): number => Math.round(Math.min(...costs.map((cost) => cost[of])));
  const ratio = (of: keyof Cost): number => Number((best(checked, of) / best(bare, of)).toFixed(2));
  const megabytes = Math.round((await stat(utf8)).size / 1e6);
  const shown = (costs: Cost[]): Cost => ({ ms: best(costs, 'ms'), cpuMs: best(costs, 'cpuMs') });
  const ratios = { ratio: ratio('ms'), cpuRatio: ratio('cpuMs') };
  console.log(JSON.stringify({ rows, megabytes, bare: shown(bare), checked: shown(checked), ...ratios }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
