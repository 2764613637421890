import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { utf8Pieces } from './decode.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { MixedLines } from './mixed-lines.ts';

const head = '卡号,单位编码\n';
const unit = '市公安局交通管理支队';
const many = (prefix: string): string => Array.from({ length: 30_000 }, (_, i) => `${prefix}${i},市公安局\n`).join('');
const utf8 = (text: string): Buffer => Buffer.from(text);
const gbk = (text: string): Buffer => Buffer.from(encodeGb18030(text));

for (const [name, text, count] of [
  ['UTF-8, then GBK', [utf8(`${head}K1,${unit}\n`), gbk(`K2,${unit}\n`)], 2],
  ['GBK, then UTF-8', [gbk(`${head}K1,${unit}\n`), utf8(`K2,${unit}\n`)], 2],
  ['UTF-8 with GBK in the middle', [utf8(head + many('A')), gbk(`K2,${unit}\n`), utf8(many('B'))], 60_001],
  ['GBK with UTF-8 in the middle', [gbk(head + many('A')), utf8(`K2,${unit}\n`), gbk(many('B'))], 60_001],
  ['GBK, then UTF-8 to the end', [gbk(head + many('A')), utf8(`K2,${unit}\n${many('B')}`)], 60_001],
] as const)
  test(`${name}: each line is read in its own encoding, and it is said`, () =>
    deliver({ 'fuel_card.csv': Buffer.concat(text) }, async ({ rows, problems, quarantine }) => {
      assert.deepEqual(quarantine, []);
      assert.equal(problems.length, 1);
      assert.match(problems[0] as string, /^fuel_card\.csv: mixes UTF-8 and GB18030/);
      assert.deepEqual(await rows("SELECT org_code FROM fuel_card WHERE card_no = 'K2'"), [{ org_code: unit }]);
      const [read] = await rows(
        "SELECT count(*) AS n, count(*) FILTER (org_code LIKE '市公安局%') AS right FROM fuel_card",
      );
      assert.deepEqual(read, { n: count, right: count });
    }));

test('one short line of UTF-8 in the middle of GBK is read as what it is or set aside', () =>
  deliver(
    {
      'fuel_card.csv': Buffer.concat([gbk(head + many('A')), utf8('K2,城南\n'), gbk(many('B'))]),
      'official_vehicle.csv': Buffer.concat([gbk(`车辆编号,单位编码\n${many('A')}`), utf8('K3,车\n'), gbk(many('B'))]),
    },
    async ({ rows, quarantine }) => {
      const odd = (dataset: string) =>
        rows(`SELECT org_code FROM ${dataset} WHERE org_code <> '市公安局' OR org_code IS NULL`);
      assert.deepEqual(await odd('fuel_card'), [{ org_code: '城南' }]);
      assert.deepEqual(await odd('official_vehicle'), []);
      assert.deepEqual(
        quarantine.map(({ file, problem, line }) => [file, problem, line]),
        [['official_vehicle.csv', 'undecodable', 30_002]],
      );
    },
  ));

describe('lines of two encodings', () => {
  const words = [
    '城南',
    '张伟',
    '喆堃',
    '市公安局',
    '路',
    '业务',
    '车',
    '公务用车管理办公室',
    '加油站',
    '甲',
    '中石化',
  ];
  /** A sequence without a pattern that comes out the same each time. */
  const sequence = (length: number, of: number): number[] => {
    let state = 7;
    return Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor(state / 65_536) % of;
    });
  };
  const picks = sequence(60_000, words.length);
  const lines = Array.from(
    { length: 20_000 },
    (_, i) =>
      `${i},${words[picks[3 * i] as number]},${words[picks[3 * i + 1] as number]}${words[picks[3 * i + 2] as number]}`,
  );

  for (const [usual, first, second] of [
    ['gb18030', gbk, utf8],
    ['utf-8', utf8, gbk],
  ] as const)
    test(`are right or marked, whatever stands in them: ${usual}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'plumb-mixed-'));
      try {
        const parts = lines.map((line, i) => (i % 4000 >= 3900 ? second : first)(`${line}\r\n`));
        await writeFile(join(folder, 'a.csv'), Buffer.concat(parts));
        const pieces: Buffer[] = [];
        for await (const piece of utf8Pieces(join(folder, 'a.csv'), usual)) pieces.push(Buffer.from(piece));
        const read = Buffer.concat(pieces).toString('utf8').split('\r\n');
        assert.deepEqual(
          lines.filter((line, i) => read[i] !== line && !read[i]?.includes('\ufffd')),
          [],
        );
        const marked = read.filter((line) => line.includes('\ufffd')).length;
        assert.ok(marked < 20, `${marked} lines set aside`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });

  test('a line that could be either is read as its neighbours, and marked where they differ', () => {
    const read = (...parts: Buffer[]): string =>
      new MixedLines('gb18030', () => {}).decode(Buffer.concat(parts)).toString('utf8');
    const sure = `${unit}\n`;
    assert.equal(read(gbk(sure), gbk('业\n'), gbk(sure), utf8(sure)), `${sure}业\n${sure}${sure}`);
    assert.equal(read(gbk(sure), gbk('业,1\n'), utf8(sure)), `${sure}\ufffd,1\n${sure}`);
    assert.equal(read(utf8(sure), utf8('A·1\n'), utf8(sure)), `${sure}A·1\n${sure}`);
  });

  test('a field of UTF-8 cut off in a character is damage, not GBK', () => {
    const cut = Buffer.concat([utf8('1,公务用车管理').subarray(0, -2), utf8(',城南\n')]);
    const read = new MixedLines('utf-8', () => assert.fail('not mixed')).decode(cut).toString('utf8');
    assert.equal(read, '1,公务用车管\ufffd,城南\n');
  });
});
