import type { Command } from 'commander';
import { say } from '../terminal/language.ts';

export type TestArguments = { engines?: boolean; browser?: boolean };

export function registerTest(program: Command): void {
  program
    .command('test')
    .summary(
      say({
        zh: '全部测试;末行为 N passed, N failed, N skipped',
        en: 'every test; ends with "N passed, N failed, N skipped"',
      }),
    )
    .argument(
      '[paths...]',
      say({ zh: '只运行路径含这些字样的测试', en: 'only tests whose path contains one of these' }),
    )
    .option('--engines', say({ zh: '也在第二引擎(ClickHouse)上运行', en: 'on the second engine (ClickHouse) too' }))
    .option('--browser', say({ zh: '浏览器用例必须运行', en: 'browser journeys must run' }))
    .addHelpText('after', say({ zh: '\n例: ./plumb test --engines', en: '\nExample: ./plumb test --engines' }))
    .action(async (paths: string[], options: TestArguments) => {
      const { runTests } = await import('./test/run-tests.ts');
      process.exitCode = await runTests(paths, options);
    });
}
