/**
 * GB18030 CSV with contract checks against DuckDB's bare read of the same rows in UTF-8.
 * node bench/read-csv.ts [rows] [runs]: prints one JSON line of the fastest runs; processor time is the fairer figure on a busy machine.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { encodeGb18030 } from '@plumb/collect/csv/encode-gb18030';
import { openFolder } from '@plumb/collect/folder/open-folder';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';

const rows = Number(process.argv[2] ?? 2_000_000);
const runs = Number(process.argv[3] ?? 3);
const header = '交易流水号,卡号,交易时间,油站编号,油站名称,经度,纬度,商品类别,品名,油品标号,升数,金额,油站识别车牌\n';
const two = (n: number): string => String(n).padStart(2, '0');

function row(i: number): string {
  const time = `2026-${two(1 + (i % 12))}-${two(1 + (i % 28))} ${two(i % 24)}:${two((i * 7) % 60)}:${two((i * 13) % 60)}`;
  const station = i % 200;
  const place = `${(103.9 + (i % 997) / 5000).toFixed(6)},${(30.5 + (i % 1009) / 5000).toFixed(6)}`;
  const litres = 20 + (i % 400) / 10;
  return `T${String(i).padStart(10, '0')},K${i % 4000},${time},S${station},中国石化城南第${station}加油站,${place},汽油,92号车用汽油,92#,${litres.toFixed(2)},${(litres * 7.9).toFixed(2)},川A${10_000 + (i % 4000)}\n`;
}

async function write(path: string, encode: (text: string) => Uint8Array): Promise<void> {
  const out = createWriteStream(path);
  let text = header;
  for (let i = 0; i < rows; i++) {
    text += row(i);
    if (text.length < 1 << 20) continue;
    if (!out.write(encode(text))) await once(out, 'drain');
    text = '';
  }
  out.end(encode(text));
  await finished(out);
}

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
  await write(utf8, (text) => Buffer.from(text));
  await write(join(delivery, 'fuel_txn.csv'), encodeGb18030);
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
