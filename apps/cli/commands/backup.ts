import { join } from 'node:path';
import type { Command } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .summary(
      say({
        zh: '备份:数据库、数据仓库、文件与密钥写成一个文件',
        en: 'write records, warehouse, files and keys into one file',
      }),
    )
    .description(
      say({
        zh: '平台可以正在运行,也可以已停止。备份含密钥与全部数据:只有本人可读,请按涉密数据保管。',
        en: 'The platform may run or be stopped. A backup holds the keys and all data: only you may read it; keep it as you keep the data.',
      }),
    )
    .argument('<file>', say({ zh: '备份文件', en: 'the backup file' }))
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb backup /backup/plumb-20260701.plumb',
        en: '\nExample: ./plumb backup /backup/plumb-20260701.plumb',
      }),
    )
    .action(async (file: string, options: { data: string }) => {
      const { backup } = await import('./backup/backup.ts');
      process.exitCode = await backup(file, options.data);
    });
}
