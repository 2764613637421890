import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export type UpArguments = { port: number; host: string; data: string; city: 'small' | 'large' | 'none' };

export function registerUp(program: Command): void {
  program
    .command('up')
    .summary(
      say({
        zh: '启动平台:数据库、数据仓库、网页;首次启动装入示范城市',
        en: 'start the platform; the first start loads the demo city',
      }),
    )
    .option('--port <n>', say({ zh: '网页端口', en: 'port of the web application' }), port, 8640)
    .option(
      '--host <address>',
      say({ zh: '监听地址(缺省仅本机)', en: 'address to listen on (default: this machine alone)' }),
      '127.0.0.1',
    )
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addOption(
      new Option(
        '--city <size>',
        say({
          zh: '首次启动装入的示范城市:small 约 2,000 人,large 100,000 人,none 不装入',
          en: 'demo city of the first start: small 2,000 people, large 100,000, none',
        }),
      )
        .choices(['small', 'large', 'none'])
        .default('small'),
    )
    .addHelpText('after', say({ zh: '\n例: ./plumb up --port 8640', en: '\nExample: ./plumb up --port 8640' }))
    .action(async (options: UpArguments) => {
      const { up } = await import('./up/up.ts');
      process.exitCode = await up(options);
    });
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError(say({ zh: '应为 0 至 65535', en: 'expected 0 to 65535' }));
  return number;
}
