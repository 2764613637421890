import { resolve } from 'node:path';
import type { Localised } from '@plumb/ground/localised';
import type { ShownAccount } from '@plumb/server/demo/accounts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import type { UpArguments } from '../up.ts';
import { builtWeb } from './build-web.ts';
import { expectFreePort } from './free-port.ts';

const stopWithin = 10_000;

/** Starts the platform and keeps it running until it is told to stop. */
export async function up(options: UpArguments): Promise<number> {
  const started = performance.now();
  const tell = (text: Localised) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    process.stderr.write(`${seconds} s  ${text.zh} / ${text.en}\n`);
  };
  await expectFreePort(options.port, options.host);
  const { startPlatform } = await import('@plumb/server/main');
  const web = builtWeb((stage) =>
    tell(
      stage === 'install'
        ? { zh: '安装网页的锁定依赖(仅首次)', en: 'installing the locked dependencies of the web application, once' }
        : { zh: '构建网页', en: 'building the web application' },
    ),
  );
  web.catch(() => {}); // told below, once the platform has its own answer
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (interrupted.signal.aborted) return;
      tell({ zh: '正在停止', en: 'stopping' });
      setTimeout(() => process.exit(1), stopWithin).unref();
      interrupted.abort();
      stopped.resolve('told');
    });
  let { port } = options;
  const start = () =>
    startPlatform({
      data: resolve(options.data),
      library,
      port,
      host: options.host,
      city: options.city,
      web,
      log: 'warn',
      signal: interrupted.signal,
      onStage: tell,
      onLost: (text) => {
        tell(text);
        stopped.resolve('lost');
      },
    });
  let stopped = Promise.withResolvers<'told' | 'lost'>();
  try {
    for (let first = true; ; first = false) {
      const platform = await start();
      port = Number(new URL(platform.address).port);
      if (first) process.stdout.write(`${welcome(platform.address, platform.accounts)}\n`);
      const why = await stopped.promise;
      await platform.stop();
      if (why === 'told') break;
      tell({ zh: '重新启动', en: 'starting again' });
      stopped = Promise.withResolvers();
    }
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
  }
  tell({ zh: '已停止', en: 'stopped' });
  return 0;
}

function welcome(address: string, accounts: readonly ShownAccount[]): string {
  const lines = accounts.map(
    ({ login, password, role, unit }) =>
      `  ${login.padEnd(22)} ${password.padEnd(18)} ${say(role)}${unit ? `(${unit})` : ''}`,
  );
  const head = say({ zh: `准绳已就绪:${address}`, en: `Plumbline is ready: ${address}` });
  return [head, ...lines].join('\n');
}
