import { type Command, Option } from 'commander';
import { count, day, names } from '../terminal/arguments.ts';
import { say } from '../terminal/language.ts';
import { memory, region } from './check/arguments.ts';

export type CheckArguments = {
  models?: string[];
  asOf?: string;
  format: 'table' | 'jsonl' | 'csv';
  out?: string;
  quarantine?: string;
  region?: string;
  memory?: string;
  threads?: number;
};

export function registerCheck(program: Command): void {
  program
    .command('check')
    .summary(
      say({ zh: '比对一个文件夹里的部门数据,不留存', en: "compare a folder of departments' files, keeping nothing" }),
    )
    .argument(
      '<folder>',
      say({ zh: '<数据集>.csv|xlsx|parquet|jsonl 所在文件夹', en: 'folder of <dataset>.csv|xlsx|parquet|jsonl' }),
    )
    .option('--models <a,b>', say({ zh: '只运行这些模型', en: 'only these models' }), names)
    .option(
      '--as-of <day>',
      say({
        zh: '以该日终了为判断时点;缺省取数据中最后一天',
        en: 'judge as of the end of this day; default: the last day in the data',
      }),
      day,
    )
    .addOption(
      new Option('--format <format>', say({ zh: '输出格式', en: 'output' }))
        .choices(['table', 'jsonl', 'csv'])
        .default('table'),
    )
    .option('--out <file>', say({ zh: '写入文件(缺省为标准输出)', en: 'write to a file instead of standard output' }))
    .option(
      '--quarantine <file>',
      say({
        zh: '把全部被隔离的值写成 CSV:文件、行、列、值(敏感值遮蔽)、问题、应有的样子',
        en: 'write every quarantined value as CSV: file, line, column, value (sensitive ones masked), problem, what was expected',
      }),
    )
    .option('--region <code>', say({ zh: '适用标准的区划码', en: 'region whose standards apply' }), region)
    .option('--memory <size>', say({ zh: '内存上限,如 4GB', en: 'memory limit, e.g. 4GB' }), memory)
    .option('--threads <n>', say({ zh: '线程数', en: 'threads' }), count)
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb check examples/fuel-cards --format jsonl --out hits.jsonl',
        en: '\nExample: ./plumb check examples/fuel-cards --format jsonl --out hits.jsonl',
      }),
    )
    .action(async (folder: string, options: CheckArguments) => {
      const { check } = await import('./check/check.ts');
      process.exitCode = await check(folder, options);
    });
}
