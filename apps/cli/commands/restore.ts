import { join } from 'node:path';
import type { Command } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .summary(say({ zh: '从备份恢复到一个空的数据目录', en: 'make an empty data folder from a backup' }))
    .argument('<file>', say({ zh: '备份文件', en: 'the backup file' }))
    .option('--data <dir>', say({ zh: '数据目录(须为空)', en: 'data folder (must be empty)' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb restore /backup/plumb-20260701.plumb --data /srv/plumb',
        en: '\nExample: ./plumb restore /backup/plumb-20260701.plumb --data /srv/plumb',
      }),
    )
    .action(async (file: string, options: { data: string }) => {
      const { restore } = await import('./backup/restore.ts');
      process.exitCode = await restore(file, options.data);
    });
}
