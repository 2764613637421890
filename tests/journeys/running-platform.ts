import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './plumb.ts';

export type RunningPlatform = {
  address: string;
  pid: number;
  /** What it printed when it was ready: the address and the accounts. */
  welcome: string;
  /** As Ctrl-C does; resolves to the exit code. */
  stop(): Promise<number>;
};

/** `./plumb up` on a data folder and any free port, ready. */
export async function upPlatform(data: string, ...options: string[]): Promise<RunningPlatform> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    join(root, 'apps/cli/main.ts'),
    'up',
    '--port',
    '0',
    '--data',
    data,
  ];
  const child = spawn(process.execPath, [...args, ...options], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
  });
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)));
  let out = '';
  let err = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /已就绪:(http:\S+)/.exec(out);
      if (found && out.endsWith('\n')) resolve(found[1] as string);
    });
    ended.then((code) => reject(new Error(`plumb up ended with ${code}: ${err}`)));
  });
  return {
    address,
    pid: child.pid as number,
    welcome: out,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}
