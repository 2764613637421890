import { join } from 'node:path';
import type { Command } from 'commander';
import { day, names } from '../terminal/arguments.ts';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';
import { region } from './check/arguments.ts';

export type RunArguments = { models?: string[]; asOf?: string; reason: string; region?: string; data: string };

export function registerRun(program: Command): void {
  program
    .command('run')
    .summary(
      say({ zh: '在运行中的平台上运行模型,疑点入库', en: 'run models on the running platform and keep their hits' }),
    )
    .option(
      '--models <a,b>',
      say({ zh: '只运行这些模型;缺省为全部启用的模型', en: 'only these models; default: every active one' }),
      names,
    )
    .option(
      '--as-of <day>',
      say({
        zh: '以该日终了为判断时点;缺省取数据中最后一天',
        en: 'judge as of the end of this day; default: the last day in the data',
      }),
      day,
    )
    .option('--region <code>', say({ zh: '适用标准的区划码', en: 'region whose standards apply' }), region)
    .requiredOption('--reason <text>', say({ zh: '运行的理由(留痕)', en: 'why it is run (kept)' }))
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb run --models fuel-exceeds-tank --reason 节前专项检查',
        en: '\nExample: ./plumb run --models fuel-exceeds-tank --reason "check before the holidays"',
      }),
    )
    .action(async (options: RunArguments) => {
      const { run } = await import('./run/run.ts');
      process.exitCode = await run(options);
    });
}
