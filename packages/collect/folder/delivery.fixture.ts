import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Duckdb, openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row } from '@plumb/stores/warehouse/port';
import { readContracts } from '../contract/read-contracts.ts';
import type { QuarantinedValue } from '../staging/quarantine.ts';
import { type Intake, openFolder } from './open-folder.ts';

const contracts = readContracts(join(import.meta.dirname, '../../../library'));

export type Delivered = {
  intake: Intake;
  warehouse: Duckdb;
  rows(sql: string): Promise<Row[]>;
  quarantine: QuarantinedValue[];
  /** English texts of all problems, each led by its file. */
  problems: string[];
};

/** Writes the files to a new folder, reads it, and hands over what came out. */
export async function deliver(
  files: Record<string, string | Uint8Array>,
  use: (delivered: Delivered) => Promise<void> | void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-delivery-'));
  const warehouse = await openDuckdb({ threads: 1 });
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'in', path)), { recursive: true });
      await writeFile(join(folder, 'in', path), content);
    }
    const intake = await openFolder(join(folder, 'in'), { contracts, warehouse, scratch: join(folder, 'scratch') });
    const quarantine = await intake.quarantined(1000);
    const problems = intake.problems.map(({ file, text }) => `${file}: ${text.en}`);
    await use({ intake, warehouse, rows: (sql) => warehouse.rows(sql), quarantine, problems });
  } finally {
    await warehouse.close();
    await rm(folder, { recursive: true, force: true });
  }
}
