import type { Command } from 'commander';
import { count, names } from '../terminal/arguments.ts';
import { say } from '../terminal/language.ts';
import { memory, ratio } from './check/arguments.ts';

export type ScoreArguments = { models?: string[]; bar: number; show: number; memory?: string };

export function registerScore(program: Command): void {
  program
    .command('score')
    .summary(
      say({
        zh: '以 truth.jsonl 衡量各模型:植入、找到、漏报、误报',
        en: 'measure each model against truth.jsonl: planted, found, missed, false',
      }),
    )
    .argument('<folder>', say({ zh: '带 truth.jsonl 的数据文件夹', en: 'a data folder with its truth.jsonl' }))
    .option('--models <a,b>', say({ zh: '只看这些模型', en: 'only these models' }), names)
    .option('--bar <ratio>', say({ zh: '精确率与召回率的下限', en: 'lowest precision and recall' }), ratio, 0.98)
    .option(
      '--show <n>',
      say({ zh: '每个模型列出几条漏报与误报', en: 'how many missed and false to list a model' }),
      count,
      3,
    )
    .option('--memory <size>', say({ zh: '内存上限,如 4GB', en: 'memory limit, e.g. 4GB' }), memory)
    .addHelpText('after', say({ zh: '\n例: ./plumb score /tmp/city', en: '\nExample: ./plumb score /tmp/city' }))
    .action(async (folder: string, options: ScoreArguments) => {
      const { score } = await import('./score/score.ts');
      process.exitCode = await score(folder, options);
    });
}
