import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { systemError } from './system-error.ts';

const thrown = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
};
const made = (code: string, more: object) =>
  Object.assign(new Error(`${code}: raw`), { code, syscall: 'write', ...more });

const cases: [error: unknown, exit: number, zh: RegExp, en: RegExp][] = [
  [
    thrown(() => readFileSync('/no/such/file')),
    3,
    /^\/no\/such\/file 不存在:请检查路径$/,
    /^\/no\/such\/file: does not exist/,
  ],
  [thrown(() => readFileSync('/')), 3, /是文件夹/, /is a folder/],
  [thrown(() => readdirSync('/dev/null')), 3, /^\/dev\/null 不是文件夹/, /^\/dev\/null: is no folder/],
  [thrown(() => mkdirSync('/')), 3, /^\/ 已存在/, /^\/: is there already/],
  [
    made('EACCES', { path: '/srv/x' }),
    3,
    /^\/srv\/x 没有权限:.*换一个位置/,
    /^\/srv\/x: no permission: run it as the owner/,
  ],
  [made('ENOSPC', {}), 3, /^磁盘或配额已满:请腾出空间/, /^the disk or quota is full/],
  [
    made('EADDRINUSE', { address: '127.0.0.1', port: 8640 }),
    2,
    /^127\.0\.0\.1:8640 端口或地址已被占用:请用 --port/,
    /^127\.0\.0\.1:8640: .*--port/,
  ],
  [made('EXDEV', { path: '/a', dest: '/b' }), 3, /^\/a → \/b 跨越/, /^\/a → \/b: crosses/],
  [made('EODD', { path: '/a' }), 3, /^\/a 系统拒绝了 write\(EODD\)$/, /^\/a: the system refused write \(EODD\)$/],
];
for (const [error, exit, zh, en] of cases)
  test(`${(error as NodeJS.ErrnoException).code} says where and what to do, not the raw error`, () => {
    const said = systemError(error);
    assert.equal(said?.exit, exit);
    assert.match(said.texts.zh, zh);
    assert.match(said.texts.en, en);
  });

test('a port that is taken, as the system says it', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => first.once('listening', listening));
  const { port } = first.address() as { port: number };
  const second = createServer().listen(port, '127.0.0.1');
  const error = await new Promise((failed) => second.once('error', failed));
  first.close();
  assert.match(systemError(error)?.texts.zh ?? '', new RegExp(`^127\\.0\\.0\\.1:${port} 端口`));
});

test('an error of the program is none of the system', () => {
  assert.equal(systemError(new Error('no')), undefined);
  assert.equal(systemError('no'), undefined);
  assert.equal(systemError(made('08006', {})), undefined);
});
