import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Manifest } from '@plumb/stores/backup/manifest';
import { writeBackup } from '@plumb/stores/backup/write-backup';
import { snapshotDuckdb } from '@plumb/stores/warehouse/duckdb/snapshot';
import type { DataFolder } from './settings.ts';

export type BackupResult = { file: string; made_at: string; tables: number; rows: number; files: number };

/** Writes everything into one file. Loads and runs wait meanwhile; people work on. The backup holds its own beginning in its ledger. */
export async function backupHouse(
  house: House,
  caller: Caller,
  at: { warehouse: OwnedWarehouse; folder: DataFolder },
  file: string,
): Promise<BackupResult> {
  await act(house, caller, 'platform:backup', async ({ authorise, record }) => {
    authorise('platform:backup', theHouse);
    record({ object: { type: 'backup', id: file } });
  });
  const manifest = await at.warehouse.exclusive(() =>
    writeBackup(file, {
      records: house.records.pool,
      warehouse: (path) => snapshotDuckdb(at.warehouse.main, path),
      files: at.folder.files,
      keys: at.folder.keys,
      now: house.now(),
    }),
  );
  return summary(file, manifest);
}

export function summary(file: string, { made_at, tables, entries }: Manifest): BackupResult {
  return {
    file,
    made_at,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: Object.keys(entries).filter((name) => name.startsWith('files/')).length,
  };
}
