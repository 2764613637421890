import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { relative } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { root } from './library.ts';

/** Runs a program of the build in a folder; throws its last line where it fails. */
export async function runQuietly(command: string, parameters: string[], folder: string): Promise<void> {
  const child = spawn(command, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said = `${said}${piece}`.slice(-4000);
    });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return;
  const line = said.trim().split('\n').at(-1) ?? '';
  const what = `${relative(root, folder)}: ${command} ${parameters[0]}`;
  throw new PlumbError({
    code: 'not-built',
    texts: { zh: `未能安装或构建(${what}):${line}`, en: `could not be installed or built (${what}): ${line}` },
    exit: 1,
  });
}
