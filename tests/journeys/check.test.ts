import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { inFolder, plumb, root } from './plumb.ts';

const example = join(root, 'examples/fuel-cards');

type Line = {
  model: string;
  outcome: string;
  subject: { key: string };
  fact_key: string;
  occurred_at: string | null;
  digest: string;
  evidence: { source_file: string; source_line: number }[];
};
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('a folder of GB18030 files becomes explained hits, the same each time', async () => {
  const first = await plumb(['check', example, '--format', 'jsonl']);
  assert.equal(first.code, 0, first.err);
  const hits = linesOf(first.out).filter((line) => line.outcome === 'hit');
  assert.ok(hits.some((hit) => hit.model === 'fuel-exceeds-tank'));
  assert.ok(hits.some((hit) => hit.model === 'fuel-nonfuel-purchase'));
  for (const hit of hits)
    for (const one of hit.evidence)
      assert.ok(one.source_file.endsWith('.csv') && one.source_line > 1, JSON.stringify(one));
  assert.equal((await plumb(['check', example, '--format', 'jsonl'])).out, first.out);
});

test('evidence names the line of the file as it was delivered', async () => {
  const { out } = await plumb(['check', example, '--models', 'fuel-exceeds-tank', '--format', 'jsonl']);
  const [hit] = linesOf(out).filter((line) => line.outcome === 'hit');
  const fill = hit?.evidence.find((one) => one.source_file.startsWith('加油卡交易明细'));
  assert.ok(hit && fill);
  const text = new TextDecoder('gb18030').decode(await readFile(join(example, fill.source_file)));
  assert.ok(text.split('\r\n')[fill.source_line - 1]?.startsWith(hit.fact_key));
});

test('what could not be read is named, the rest goes on', async () => {
  const { code, err } = await plumb(['check', example, '--models', 'fuel-exceeds-tank']);
  assert.equal(code, 0);
  assert.match(err, /会议室预订表\.csv: 未能识别/);
  assert.match(err, /加油卡交易明细.*:\d+:txn_time: "2026-02-30 09:10" 2026 年 2 月没有 30 日/);
  assert.match(err, /疑点不是结论/);
});

test('an English locale gets English', async () => {
  const { err } = await plumb(['check', example, '--models', 'fuel-exceeds-tank'], { LC_ALL: 'en_US.UTF-8' });
  assert.match(err, /A hit is a doubt, not a verdict/);
});

test('judged as of an earlier day, later events are not seen', async () => {
  const { out } = await plumb(['check', example, '--as-of', '2026-01-10', '--format', 'jsonl']);
  const hits = linesOf(out).filter((line) => line.outcome === 'hit');
  assert.ok(hits.length > 0);
  for (const hit of hits) assert.ok((hit.occurred_at ?? '') <= '2026-01-10 23:59:59', JSON.stringify(hit));
});

test('hits go to a file, and csv opens in a spreadsheet', () =>
  inFolder(async (folder) => {
    const { code, out } = await plumb([
      'check',
      example,
      '--models',
      'fuel-exceeds-tank',
      '--format',
      'csv',
      '--out',
      join(folder, 'hits.csv'),
    ]);
    assert.equal(code, 0);
    assert.equal(out, '');
    const [header, first] = (await readFile(join(folder, 'hits.csv'), 'utf8')).split('\n');
    assert.match(header ?? '', /^model,version,outcome/);
    assert.match(first ?? '', /^fuel-exceeds-tank,\d+,hit,vehicle/);
  }));

test('a dataset that is missing is "cannot be judged", never silence', () =>
  inFolder(async (folder) => {
    await cp(join(example, '加油卡交易明细(2026年1-2月).csv'), join(folder, 'fuel_txn.csv'));
    const { code, out } = await plumb(['check', folder, '--models', 'fuel-exceeds-tank', '--format', 'jsonl']);
    assert.equal(code, 0);
    assert.deepEqual(
      linesOf(out).map((line) => [line.outcome, line.subject.key]),
      [
        ['not_evaluable', 'fuel_card'],
        ['not_evaluable', 'official_vehicle'],
      ],
    );
  }));

test('nothing readable is exit 3, wrong use is exit 2, each in one line', () =>
  inFolder(async (folder) => {
    await writeFile(join(folder, 'notes.bin'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]));
    assert.equal((await plumb(['check', folder])).code, 3);
    const missing = await plumb(['check', join(folder, 'nowhere')]);
    assert.equal(missing.code, 3);
    assert.equal(missing.err.trim().split('\n').length, 1);
    assert.equal((await plumb(['check', example, '--as-of', '2026-02-30'])).code, 2);
    assert.equal((await plumb(['check'])).code, 2);
    const model = await plumb(['models', 'show', 'fuel-exceeds-tanks']);
    assert.equal(model.code, 2);
    assert.match(model.err, /fuel-exceeds-tank\?/);
  }));

for (const command of ['check', 'city', 'score', 'prove', 'models', 'test', 'bench'])
  test(`${command} --help shows an example`, async () => {
    const { code, out } = await plumb([command, '--help']);
    assert.equal(code, 0);
    assert.match(out, new RegExp(`例: \\./plumb ${command}`));
  });

test('one model alone finds what it finds among all (unit_feed was missing its datasets)', async () => {
  const { code, err } = await plumb(['check', example, '--models', 'fuel-card-vehicle-apart', '--format', 'jsonl']);
  assert.equal(code, 0, err);
});

const wrongUse: [what: string, args: string[], message: RegExp][] = [
  ['a model that is none', ['--models', 'fuel-exceeds-tanks'], /没有模型 fuel-exceeds-tanks;是否指 fuel-exceeds-tank/],
  ['no model at all', ['--models', ','], /没有给出模型/],
  ['a folder for --out that is not there', ['--out', '/nowhere/at/all.csv'], /--out 所在的文件夹 \/nowhere\/at 不存在/],
  ['a folder as --out', ['--out', root], /是文件夹/],
  ['a region that is none', ['--region', 'abc'], /应为 6 位区划码/],
  ['a memory that is none', ['--memory', 'lots'], /应为大小/],
  ['a format that is none', ['--format', 'xml'], /xml/],
];
for (const [what, args, message] of wrongUse)
  test(`${what} is wrong use, said before the work begins`, async () => {
    const { code, out, err } = await plumb(['check', example, ...args]);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.match(err, message);
    assert.doesNotMatch(err, /\n\s+at /);
  });

test('a folder without files says so in its last line, exit 3', () =>
  inFolder(async (folder) => {
    const { code, err } = await plumb(['check', folder, '--models', 'fuel-exceeds-tank']);
    assert.equal(code, 3);
    assert.match(err.trim().split('\n').at(-1) ?? '', /里没有可以读取的数据文件/);
  }));

test('a reader that stops reading, as | head does, sees no stack trace', async () => {
  const { stderr } = await promisify(execFile)('sh', [
    '-c',
    `"${root}/plumb" check "${example}" --format jsonl | head -c 10`,
  ]);
  assert.doesNotMatch(stderr, /EPIPE|\n\s+at /);
});
