import { type Command, Option } from 'commander';
import { count, day } from '../terminal/arguments.ts';
import { say } from '../terminal/language.ts';

export type CityArguments = {
  people: number;
  seed: number;
  out: string;
  format: 'csv' | 'parquet';
  encoding: 'utf-8' | 'gb18030';
  headers: 'zh' | 'name';
  from?: string;
  to?: string;
  dirt: boolean;
};

export function registerCity(program: Command): void {
  program
    .command('city')
    .summary(say({ zh: '生成一座合成城市:数据与 truth.jsonl', en: 'make a synthetic city: data and truth.jsonl' }))
    .requiredOption('--out <dir>', say({ zh: '写入的文件夹', en: 'folder to write' }))
    .option('--people <n>', say({ zh: '人口', en: 'people' }), count, 1000)
    .option('--seed <n>', say({ zh: '种子', en: 'seed' }), count, 1)
    .option('--from <day>', say({ zh: '起日', en: 'first day' }), day)
    .option('--to <day>', say({ zh: '止日', en: 'last day' }), day)
    .addOption(new Option('--format <format>').choices(['csv', 'parquet']).default('csv'))
    .addOption(
      new Option('--encoding <encoding>', say({ zh: 'CSV 的编码', en: 'encoding of CSV' }))
        .choices(['utf-8', 'gb18030'])
        .default('utf-8'),
    )
    .addOption(
      new Option('--headers <headers>', say({ zh: '表头:中文名或列名', en: 'headers: Chinese labels or column names' }))
        .choices(['zh', 'name'])
        .default('zh'),
    )
    .option('--no-dirt', say({ zh: '不掺脏数据', en: 'no dirty data' }))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb city --people 2000 --seed 7 --out /tmp/city',
        en: '\nExample: ./plumb city --people 2000 --seed 7 --out /tmp/city',
      }),
    )
    .action(async (options: CityArguments) => {
      const { city } = await import('./city/city.ts');
      process.exitCode = await city(options);
    });
}
