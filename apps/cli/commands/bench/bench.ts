import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { root } from '../../terminal/library.ts';

/** Runs bench/<name>.ts in a process of its own; without a name lists what there is. */
export async function bench(name: string | undefined, rest: string[]): Promise<number> {
  const known = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3));
  if (name === undefined) {
    process.stdout.write(`${known.join('\n')}\n`);
    return 0;
  }
  if (!known.includes(name))
    throw new PlumbError({
      code: 'no-such-bench',
      texts: {
        zh: `没有测量 ${name};有:${known.join('、')}`,
        en: `no measurement is named ${name}; there are: ${known.join(', ')}`,
      },
      exit: 2,
    });
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'bench', `${name}.ts`), ...rest],
    { stdio: 'inherit' },
  );
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}
