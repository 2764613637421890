/**
 * Peak memory of `check` over one large GB18030 CSV, in a process of its own, by the engine's memory limit:
 * node bench/csv-memory.ts [rows] [1GB,4GB]: prints one JSON line a limit. 38,300,000 rows are 5 GB.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeGb18030 } from '@plumb/collect/csv/encode-gb18030';
import { checkFolder } from '@plumb/compare/check/check-folder';
import { writeFuelCsv } from './fuel-csv.ts';

const [first = '38300000', second = '1GB,4GB', folder] = process.argv.slice(2);

if (folder !== undefined) {
  const start = performance.now();
  const library = join(import.meta.dirname, '../library');
  const result = await checkFolder({ folder, library, models: ['fuel-small-frequent'], memoryLimit: second });
  const rows = result.intake.datasets.get('fuel_txn')?.rows;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ memoryLimit: second, rows, peakMb, seconds: Math.round((performance.now() - start) / 1000) }),
  );
} else {
  const made = await mkdtemp(join(tmpdir(), 'plumb-csv-memory-'));
  try {
    const path = join(made, 'fuel_txn.csv');
    await writeFuelCsv(path, Number(first), encodeGb18030);
    console.log(JSON.stringify({ gigabytes: Number(((await stat(path)).size / 1e9).toFixed(2)) }));
    for (const limit of second.split(','))
      execFileSync(process.execPath, [import.meta.filename, first, limit, made], { stdio: 'inherit' });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
