import { resolve } from 'node:path';
import { summary } from '@plumb/server/backup';
import { restoreBackup } from '@plumb/stores/backup/restore-backup';
import { existingFile } from '../../terminal/existing-file.ts';
import { say } from '../../terminal/language.ts';

export async function restore(file: string, data: string): Promise<number> {
  const source = existingFile(file);
  const manifest = await restoreBackup(source, resolve(data), process.env['PLUMB_RECORDS_URL'] || undefined);
  const { tables, rows, files, made_at } = summary(source, manifest);
  process.stdout.write(
    `${say({
      zh: `已恢复 ${made_at} 的备份到 ${resolve(data)}:${tables} 张表 ${rows} 行、${files} 个文件。请再运行 ./plumb audit verify --data ${data} 核对审计链`,
      en: `restored the backup of ${made_at} into ${resolve(data)}: ${rows} rows of ${tables} tables, ${files} files. Check the ledger with ./plumb audit verify --data ${data}`,
    })}\n`,
  );
  return 0;
}
