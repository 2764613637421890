import { resolve } from 'node:path';
import type { BackupResult } from '@plumb/server/backup';
import { askPlatform, isRunning } from '../../platform/ask-platform.ts';
import { holdsData, noData } from '../../platform/no-data.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';

/** Through the platform where it runs; otherwise its stores are opened for the time of the backup. */
export async function backup(file: string, data: string): Promise<number> {
  const target = resolve(file);
  const made = (await isRunning(data))
    ? await askPlatform<BackupResult>(data, '/api/backups', { method: 'POST', body: { file: target } })
    : await backupStopped(target, resolve(data));
  const { tables, rows, files } = made;
  process.stdout.write(
    `${say({ zh: `已备份到 ${target}:${tables} 张表 ${rows} 行、${files} 个文件`, en: `backed up into ${target}: ${rows} rows of ${tables} tables, ${files} files` })}\n`,
  );
  return 0;
}

async function backupStopped(file: string, data: string): Promise<BackupResult> {
  const [{ backupHouse }, { openHouse }, { dataFolder, readSettings }, { operatorCaller }] = await Promise.all([
    import('@plumb/server/backup'),
    import('@plumb/server/open-house'),
    import('@plumb/server/settings'),
    import('@plumb/server/security/operator'),
  ]);
  const folder = dataFolder(data);
  if (!holdsData(data)) throw noData(data);
  const { house, warehouse, close } = await openHouse(folder, readSettings(process.env), library, () => {});
  try {
    return await backupHouse(house, operatorCaller, { warehouse, folder }, file);
  } finally {
    await close();
  }
}
