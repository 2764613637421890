import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeGb18030 } from '../csv/encode-gb18030.ts';
import { deliver } from '../folder/delivery.fixture.ts';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;

test('a number of nineteen digits keeps them all', () =>
  deliver(
    { 'fuel_card.jsonl': lines('{"card_no":1000119900000001403,"day_limit":0.1234567890123456}') },
    async ({ rows }) => {
      assert.deepEqual(await rows('SELECT card_no, day_limit FROM fuel_card'), [
        { card_no: '1000119900000001403', day_limit: 0.1234567890123456 },
      ]);
    },
  ));

test('a key that only a late object has is read', () =>
  deliver(
    {
      'fuel_card.jsonl': lines(
        ...Array.from({ length: 300 }, (_, i) => `{"card_no":"A${i}"}`),
        '{"card_no":"B","org_code":"O1"}',
      ),
    },
    async ({ rows }) => {
      assert.deepEqual(await rows("SELECT org_code FROM fuel_card WHERE card_no = 'B'"), [{ org_code: 'O1' }]);
    },
  ));

for (const [name, bytes] of [
  ['GB18030', encodeGb18030('{"卡号":"K1","单位编码":"市公安局㛃"}\n')],
  ['UTF-16', Buffer.from('\ufeff{"卡号":"K1","单位编码":"市公安局㛃"}\r\n', 'utf16le')],
  ['UTF-8 with a mark', Buffer.from('\ufeff{"卡号":"K1","单位编码":"市公安局㛃"}')],
] as const)
  test(`objects in ${name}`, () =>
    deliver({ 'fuel_card.jsonl': bytes }, async ({ rows }) => {
      assert.deepEqual(await rows('SELECT card_no, org_code FROM fuel_card'), [
        { card_no: 'K1', org_code: '市公安局㛃' },
      ]);
    }));

test('an object or a list where one value is expected is set aside, not read as a text', () =>
  deliver(
    {
      'fuel_card.jsonl': lines(
        '{"card_no":{"no":"K1"}}',
        '{"card_no":["K2"]}',
        '{"card_no":NaN}',
        '{"card_no":"K4"},',
        '{"card_no":"[K5]"}',
      ),
    },
    async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: '[K5]' }]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [
          [1, 'json-nested'],
          [2, 'json-nested'],
          [3, 'json-line'],
          [4, 'json-line'],
        ],
      );
    },
  ));

test('a list of objects is told to be written one a line', () =>
  deliver({ 'fuel_card.jsonl': lines('[{"card_no":"K1"},', '{"card_no":"K2"}]') }, ({ problems }) => {
    assert.deepEqual(problems, [
      'fuel_card.jsonl: holds no line that is one JSON object: write one object a line, without a list around them',
    ]);
  }));
