import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RecordScanner } from './scan-records.ts';

type Found = [kind: string, line: number, text: string];

/** What the scanner finds in the text, fed in pieces of a size. */
function scan(text: string, columns: number, pieceSize: number, surplus = 0, named = columns): Found[] {
  const found: Found[] = [];
  const scanner = new RecordScanner(
    { delimiter: ',', columns, headerLine: 1, surplus, named, isNote: (cells) => cells[1] !== '9' },
    {
      raw: (line, odd, data, from, to) => found.push([odd ? 'odd' : 'raw', line, data.toString('utf8', from, to)]),
      fields: (line, fields) => found.push(['fields', line, fields.join('|')]),
      bad: (line, problem, start) => found.push([problem, line, start]),
      headerAgain: (line) => found.push(['header', line, '']),
      note: (line) => found.push(['note', line, '']),
    },
  );
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += pieceSize) scanner.push(Buffer.from(bytes.subarray(i, i + pieceSize)));
  scanner.push(Buffer.alloc(0), true);
  return found;
}

const cases: { name: string; text: string; columns?: number; surplus?: number; named?: number; found: Found[] }[] = [
  {
    name: 'plain records, with and without a line end at the end',
    text: 'a,b\n1,2\r\n3,4',
    found: [
      ['raw', 2, '1,2'],
      ['raw', 3, '3,4'],
    ],
  },
  {
    name: 'blank lines and empty records are no rows',
    text: 'a,b\n\n1,2\n,\n  ,\n3,4\n',
    found: [
      ['raw', 3, '1,2'],
      ['raw', 6, '3,4'],
    ],
  },
  {
    name: 'quoted delimiters and line ends',
    text: 'a,b\n"1,1","2\n2"\n3,4\n',
    found: [
      ['raw', 2, '"1,1","2\n2"'],
      ['raw', 4, '3,4'],
    ],
  },
  { name: 'doubled quotes', text: 'a,b\n"1""1",2\n', found: [['raw', 2, '"1""1",2']] },
  { name: 'a quote inside an unquoted field', text: 'a,b\n5" pipe,2\n', found: [['fields', 2, '5" pipe|2']] },
  { name: 'text after a closing quote', text: 'a,b\n"1"x,2\n', found: [['fields', 2, '1x|2']] },
  {
    name: 'a quote that never closes',
    text: 'a,b\n"1,2\n3,4\n5,6\n',
    found: [
      ['quote-open', 2, '"1,2'],
      ['raw', 3, '3,4'],
      ['raw', 4, '5,6'],
    ],
  },
  {
    name: 'too many fields, unless they are the blank ones that every record has',
    text: 'a,b\n1,2,3,\n1,2,,\n1,2,,,\n1,2\n',
    surplus: 2,
    found: [
      ['column-count', 2, '1,2,3,'],
      ['fields', 3, '1|2'],
      ['column-count', 4, '1,2,,,'],
      ['raw', 5, '1,2'],
    ],
  },
  {
    name: 'too few fields, unless those left off have no name',
    text: 'a,b,,\n1,2,,\n1,2\n1,2,\n1,2,3\n1\n',
    columns: 4,
    named: 2,
    found: [
      ['raw', 2, '1,2,,'],
      ['fields', 3, '1|2||'],
      ['fields', 4, '1|2||'],
      ['column-count', 5, '1,2,3'],
      ['column-count', 6, '1'],
    ],
  },
  {
    name: 'sums and notes, unless the table knows better',
    text: 'a,b\n1,2\n合计,2\n"小 计",2\n总计划,3\n审核:张三,\n合计,9\n',
    found: [
      ['raw', 2, '1,2'],
      ['note', 3, ''],
      ['note', 4, ''],
      ['raw', 5, '总计划,3'],
      ['note', 6, ''],
      ['raw', 7, '合计,9'],
    ],
  },
  {
    name: 'the header again',
    text: 'a,b\n1,2\na,b\n3,4\n',
    found: [
      ['raw', 2, '1,2'],
      ['header', 3, ''],
      ['raw', 4, '3,4'],
    ],
  },
];

describe('records of a CSV file', () => {
  for (const { name, text, columns, surplus, named, found } of cases) {
    test(name, () => {
      for (const size of [1, 2, 3, 7, 1000])
        assert.deepEqual(scan(text, columns ?? 2, size, surplus, named), found, `in pieces of ${size}`);
    });
  }

  const odd = [
    ' x',
    'x ',
    "'1",
    '#N/A',
    '-',
    '--',
    '/',
    '无',
    '—',
    'N/A',
    'NULL',
    '1.5E+18',
    'a\u200bb',
    '１２',
    '\u3000x',
    'a\u00a0b',
    '\ufffd',
  ];
  for (const field of odd) {
    test(`wants cleaning: ${JSON.stringify(field)}`, () => {
      assert.equal(scan(`a,b\n1,${field}\n`, 2, 1000)[0]?.[0], 'odd');
      assert.equal(scan(`a,b\n1,"${field}"\n`, 2, 1000)[0]?.[0], 'odd');
    });
  }

  const clean = [
    'x',
    '-5',
    '无锡市',
    '中国石化（城南）站',
    '2026-01-05 08:30:00',
    'Nanjing',
    '川A12345',
    '川A·12345',
    '1/2',
  ];
  for (const field of clean) {
    test(`is clean: ${field}`, () => {
      assert.equal(scan(`a,b\n1,${field}\n`, 2, 1000)[0]?.[0], 'raw');
    });
  }
});
