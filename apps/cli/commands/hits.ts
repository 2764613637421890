import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { count, names } from '../terminal/arguments.ts';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export type HitsArguments = {
  state?: string[];
  model?: string[];
  unit?: string[];
  format: 'table' | 'jsonl' | 'csv';
  limit: number;
  hidden?: boolean;
  data: string;
};

export function registerHits(program: Command): void {
  program
    .command('hits')
    .summary(say({ zh: '列出运行中的平台上的疑点(脱敏)', en: 'list the hits of the running platform, masked' }))
    .option('--state <H20,H40>', say({ zh: '状态', en: 'states' }), names)
    .option('--model <a,b>', say({ zh: '模型', en: 'models' }), names)
    .option('--unit <code>', say({ zh: '单位编码', en: 'codes of units' }), names)
    .option('--hidden', say({ zh: '含已抑制、已撤回、已归并的', en: 'also suppressed, withdrawn and merged ones' }))
    .addOption(
      new Option('--format <format>', say({ zh: '输出格式', en: 'output' }))
        .choices(['table', 'jsonl', 'csv'])
        .default('table'),
    )
    .option('--limit <n>', say({ zh: '最多列出', en: 'at most' }), count, 1000)
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb hits --state H20 --model fuel-exceeds-tank --format csv',
        en: '\nExample: ./plumb hits --state H20 --model fuel-exceeds-tank --format csv',
      }),
    )
    .action(async (options: HitsArguments) => {
      const { hits } = await import('./hits/hits.ts');
      process.exitCode = await hits(options);
    });
}
