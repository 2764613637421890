import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

/** Left may import right. `city` may import collect and what is below it; only apps, tests and bench import `city`. */
const order = ['apps', 'correct', 'verify', 'compare', 'collect', 'guard', 'stores', 'ground'];
const longFiles: Record<string, string> = {
  'apps/web/src/api/schema.ts': 'generated from the API',
};

type Import = { file: string; from: string; to: string };

function packageOf(file: string): string {
  const [top = '', name = ''] = file.split('/');
  return top === 'packages' ? name : top;
}

/** The specifiers of every import, export … from and dynamic import. */
function importsOf(text: string): string[] {
  const statement =
    /^(?:import|export)\b(?:[^'";=]*?\bfrom)?\s*['"]([\w@./:-]+)['"]|\bimport\(\s*['"]([\w@./:-]+)['"]/gm;
  return [...text.matchAll(statement)].map((match) => match[1] ?? match[2] ?? '');
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@plumb/'))
    return /^@plumb\/(cli|server)\b/.test(specifier) ? 'apps' : specifier.split('/')[1];
  if (specifier.startsWith('.')) return packageOf(join(file, '..', specifier));
  return undefined;
}

function allowed(from: string, to: string): boolean {
  if (from === to || from === 'tests' || from === 'bench') return true;
  if (to === 'city') return from === 'apps';
  if (from === 'city') return order.indexOf(to) >= order.indexOf('collect');
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  return a >= 0 && b > a;
}

const files = globSync(['packages/**/*.{ts,tsx}', 'apps/**/*.{ts,tsx}'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
});
const isTest = (file: string) => file.endsWith('.test.ts');

function wrongImports(): Import[] {
  return files.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).flatMap((specifier) => {
      const to = targetOf(file, specifier);
      const from = packageOf(file);
      const fine = to === undefined || allowed(from, to) || (isTest(file) && to === 'tests');
      return fine ? [] : [{ file, from, to }];
    }),
  );
}

test('imports point one way, type imports included', () => {
  assert.deepEqual(wrongImports(), []);
});

for (const [from, to, fine] of [
  ['apps', 'compare', true],
  ['compare', 'collect', true],
  ['collect', 'compare', false],
  ['ground', 'stores', false],
  ['city', 'collect', true],
  ['city', 'compare', false],
  ['compare', 'city', false],
  ['apps', 'city', true],
] as const)
  test(`${from} ${fine ? 'may' : 'may not'} import ${to}`, () => assert.equal(allowed(from, to), fine));

test('every form of import is seen', () => {
  const text = `import type { A } from '@plumb/city/a';\nimport { b } from "@plumb/stores/b";\nconst c = await import('@plumb/ground/c');\nexport { d } from './d.ts';\nimport './e.ts';`;
  assert.deepEqual(importsOf(text), ['@plumb/city/a', '@plumb/stores/b', '@plumb/ground/c', './d.ts', './e.ts']);
});

test('no file is past 400 lines without a listed reason', () => {
  const long = [...files, ...globSync('{tests,bench}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] })].filter(
    (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401 && !longFiles[file],
  );
  assert.deepEqual(long, []);
});

test('no catch-all folders', () => {
  const catchAll = files.filter((file) =>
    /(^|\/)(utils?|common|helpers?|misc|shared)(\/|\.ts$)|(^|\/)types\.ts$/.test(file),
  );
  assert.deepEqual(catchAll, []);
});

test('no default exports', () => {
  assert.deepEqual(
    files.filter((file) => /^export default/m.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
});

test('every package that is imported is declared', () => {
  const missing = files.flatMap((file) => {
    const folder = file.split('/').slice(0, 2).join('/');
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
      devDependencies?: Record<string, string>;
    };
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    return importsOf(readFileSync(join(root, file), 'utf8'))
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map((specifier) =>
        specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? ''),
      )
      .filter((name) => name !== `@plumb/${folder.split('/')[1]}` && !(name in declared))
      .map((name) => `${file}: ${name}`);
  });
  assert.deepEqual([...new Set(missing)], []);
});

test('every field of models has its test on both engines', () => {
  const fields = readdirSync(join(root, 'library/models'), { withFileTypes: true }).filter((one) => one.isDirectory());
  const missing = fields.filter(({ name }) => !existsSync(join(root, `tests/engines/models-${name}.test.ts`)));
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  );
});
