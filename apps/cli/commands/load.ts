import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export type LoadArguments = { data: string; way?: 'full' | 'incremental' | 'collection' | 'line'; source?: string };

export function registerLoad(program: Command): void {
  program
    .command('load')
    .summary(say({ zh: '向运行中的平台送入部门数据', en: "deliver departments' data to the running platform" }))
    .description(
      say({
        zh: '送一个数据集的若干文件,或一个装有多个数据集的文件夹(按文件名与表头识别)。同样的文件再送一次会被认出,不会重复入库。',
        en: 'Delivers files of one dataset, or a folder of many (recognised by names and headers). The same files again are recognised and not loaded twice.',
      }),
    )
    .argument('<what...>', say({ zh: '数据集 文件…,或 文件夹/文件…', en: 'DATASET FILE…, or folders and files' }))
    .addOption(
      new Option(
        '--way <way>',
        say({
          zh: 'full 全量(替换)、incremental 增量、collection 采集、line 专线;缺省按契约',
          en: 'full replaces, the others add; default: as the contract says',
        }),
      ).choices(['full', 'incremental', 'collection', 'line']),
    )
    .option('--source <name>', say({ zh: '来源部门或人', en: 'who delivers' }))
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb load fuel_txn 2026-01加油明细.xlsx --source 石油公司\n    ./plumb load examples/fuel-cards',
        en: '\nExample: ./plumb load fuel_txn 2026-01.xlsx --source "fuel company"\n         ./plumb load examples/fuel-cards',
      }),
    )
    .action(async (what: string[], options: LoadArguments) => {
      const { load } = await import('./load/load.ts');
      process.exitCode = await load(what, options);
    });
}
