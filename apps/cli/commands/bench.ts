import type { Command } from 'commander';
import { say } from '../terminal/language.ts';

export function registerBench(program: Command): void {
  program
    .command('bench')
    .summary(say({ zh: '运行 bench/ 中的一项测量', en: 'run one measurement of bench/' }))
    .argument('[name]', say({ zh: '测量名;缺省列出全部', en: 'name of the measurement; lists them where absent' }))
    .argument('[arguments...]')
    .allowUnknownOption()
    .addHelpText('after', say({ zh: '\n例: ./plumb bench stays', en: '\nExample: ./plumb bench stays' }))
    .action(async (name: string | undefined, rest: string[]) => {
      const { bench } = await import('./bench/bench.ts');
      process.exitCode = await bench(name, rest);
    });
}
