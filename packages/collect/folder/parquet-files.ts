import { inTurns } from '@plumb/ground/in-turns';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import type { Contract } from '../contract/contract.ts';
import { rowsPerFile } from '../contract/stored-table.ts';
import type { HeaderMatch } from '../header/match-header.ts';
import type { ParquetColumn } from '../parquet/parquet-column.ts';
import { parquetTable, viewParquet } from '../parquet/read-parquet.ts';
import { asFileProblem, type FileProblem } from '../problem/collect-problem.ts';
import { loadRows } from '../staging/load-rows.ts';
import { mendRows } from '../staging/mend-rows.ts';
import type { ViewPart } from './finish-dataset.ts';
import type { FileIntake } from './intake.ts';

/** A Parquet file that is in the list and still to be read. */
export type AdmittedFile = {
  path: string;
  columns: ParquetColumn[];
  match: HeaderMatch;
  file: FileIntake;
  contract: Contract;
  /** Gets the file where it is not copied. */
  parts: ViewPart[];
};

/** A statement alone leaves the engine idle while it is planned. */
export const atOnce = 2;

/** Files are looked at side by side; what is wrong in them is mended in their order, so that the same folder gives the same tables. */
export async function readParquetFiles(
  warehouse: Warehouse,
  admitted: readonly AdmittedFile[],
  tell: { onProgress(file: string): void; report(file: FileIntake, problem: FileProblem): void },
): Promise<void> {
  let before = Promise.resolve();
  await inTurns(atOnce, admitted, async (one) => {
    const previous = before;
    const done = Promise.withResolvers<void>();
    before = done.promise;
    tell.onProgress(one.file.path);
    try {
      const settle = await look(warehouse, one);
      await previous;
      await settle();
    } catch (cause) {
      await previous;
      const problem = asFileProblem(cause);
      if (!problem) throw cause;
      tell.report(one.file, problem);
    } finally {
      done.resolve();
    }
  });
}

async function look(warehouse: Warehouse, admitted: AdmittedFile): Promise<() => Promise<void>> {
  const { path, columns, match, file, contract, parts } = admitted;
  const table = parquetTable(path, columns, match, file.no * rowsPerFile);
  const view = await viewParquet(warehouse, contract, path, columns, match, table);
  return async () => {
    if (view) {
      parts.push({ no: file.no, select: view.select, rows: view.rows });
      await view.mend();
    } else {
      await loadRows(warehouse, contract, table);
      await mendRows(warehouse, contract, table);
    }
  };
}
