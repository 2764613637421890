import type { Command } from 'commander';
import { say } from '../terminal/language.ts';

export type ProveArguments = { verbose?: boolean };

export function registerProve(program: Command): void {
  program
    .command('prove')
    .summary(
      say({
        zh: '运行模型用例,再植入故障:每个故障都须被发现',
        en: "run models' cases, then seed faults: every fault must be caught",
      }),
    )
    .argument('[models...]', say({ zh: '模型;缺省为全部', en: 'models; all where none is named' }))
    .option('--verbose', say({ zh: '列出每个故障由哪个用例发现', en: 'list which case caught each fault' }))
    .addHelpText(
      'after',
      say({ zh: '\n例: ./plumb prove fuel-exceeds-tank', en: '\nExample: ./plumb prove fuel-exceeds-tank' }),
    )
    .action(async (models: string[], options: ProveArguments) => {
      const { prove } = await import('./prove/prove.ts');
      process.exitCode = await prove(models, options);
    });
}
