import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export type Said = { code: number; out: string; err: string };

/** Runs the command line as a user does; Chinese unless told otherwise. */
export async function plumb(args: string[], environment: Record<string, string> = {}): Promise<Said> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'apps/cli/main.ts'), ...args],
    {
      cwd: root,
      env: { ...process.env, LC_ALL: 'zh_CN.UTF-8', ...environment },
    },
  );
  const said = { code: 0, out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return new Promise((done) => child.on('close', (code) => done({ ...said, code: code ?? -1 })));
}

export async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plumb-journey-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
