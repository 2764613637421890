import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plumb } from './plumb.ts';

const wrongUse: [what: string, args: string[], zh: RegExp, en: RegExp][] = [
  [
    'an unknown option',
    ['check', '.', '--formt', 'csv'],
    /没有选项 --formt,是否指 --format\?/,
    /no option --formt; did you mean --format\?/,
  ],
  [
    'an option like no other',
    ['hits', '--zzzzzzzz'],
    /没有选项 --zzzzzzzz\(用法见 \.\/plumb hits --help/,
    /no option --zzzzzzzz \(see/,
  ],
  ['an unknown command', ['chek', '.'], /没有命令 chek,是否指 check\?/, /no command chek; did you mean check\?/],
  [
    'a command like no other',
    ['qqqqqqqq'],
    /没有命令 qqqqqqqq\(用法见 \.\/plumb --help\)/,
    /no command qqqqqqqq \(see \.\/plumb --help\)/,
  ],
  [
    'an unknown command below another',
    ['models', 'lst'],
    /没有命令 lst,是否指 list\?/,
    /no command lst; did you mean list\?/,
  ],
  [
    'a missing argument',
    ['check'],
    /缺少 <folder>\(.*文件夹\)\(用法见 \.\/plumb check --help\)/,
    /<folder> is missing \(folder of/,
  ],
  ['too many arguments', ['check', 'a', 'b c'], /多出 b c:/, /b c is one too many: quote/],
  [
    'an option without its value',
    ['check', '.', '--out'],
    /选项 --out <file> 后面缺少值/,
    /--out <file> needs a value/,
  ],
  ['a needed option that is missing', ['run'], /缺少选项 --reason <text>\(/, /option --reason <text> is needed/],
  [
    'a value that is none of the choices',
    ['check', '.', '--format', 'xml'],
    /--format <format> xml:只能是 table、jsonl、csv/,
    /xml: must be one of table, jsonl, csv/,
  ],
  [
    'a day that does not exist',
    ['run', '--reason', 'x', '--as-of', '2026-02-30'],
    /--as-of <day> 2026-02-30:应为日期/,
    /2026-02-30: expected a day/,
  ],
  ['a port that is none', ['up', '--port', '99999'], /--port <n> 99999:应为 0 至 65535/, /99999: expected 0 to 65535/],
];

for (const [what, args, zh, en] of wrongUse)
  test(`${what} is one line in the user's language, exit 2`, async () => {
    for (const [locale, message] of [
      ['zh_CN.UTF-8', zh],
      ['en_US.UTF-8', en],
    ] as const) {
      const { code, out, err } = await plumb(args, { LC_ALL: locale });
      assert.deepEqual([code, out, err.trim().split('\n').length], [2, '', 1], err);
      assert.match(err, message);
      assert.match(err, /^plumb: .*\.\/plumb.* --help\)\n$/);
    }
  });

test('options of a measurement are passed on to it', async () => {
  const { code, err } = await plumb(['bench', 'no-such-measurement', '--of-its-own', '3']);
  assert.equal(code, 2, err);
  assert.doesNotMatch(err, /没有选项/);
});
