import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

const bytes = (...parts: (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test('a comma inside an unquoted amount does not move the fields after it', () =>
  deliver(
    {
      'fuel_txn.csv':
        'txn_id,card_no,txn_time,amount,station_name\nT1,K1,2026-01-05,1,234.50,\nT2,K1,2026-01-05,1234.50,\n',
    },
    async ({ rows, quarantine }) => {
      assert.deepEqual(await rows('SELECT txn_id, amount FROM fuel_txn'), [{ txn_id: 'T2', amount: 1234.5 }]);
      assert.deepEqual(
        quarantine.map((q) => [q.line, q.problem]),
        [[2, 'column-count']],
      );
    },
  ));

test('blank fields past the header on every row are no fields', () =>
  deliver({ 'fuel_card.csv': '卡号,单位编码\nK1,A,,\nK2,B,,\n合计,2\n' }, async ({ rows, quarantine }) => {
    assert.deepEqual(quarantine, []);
    assert.deepEqual(await rows('SELECT card_no FROM fuel_card ORDER BY 1'), [{ card_no: 'K1' }, { card_no: 'K2' }]);
  }));

test('a table of ASCII with a Chinese remark far below is read in the encoding of the remark', () =>
  deliver(
    {
      'fuel_card.csv': bytes(
        'card_no,org_code\n',
        Array.from({ length: 20_000 }, (_, i) => `K${i},ORGANISATION${i}\n`).join(''),
        encodeGb18030('KX,市公安局㛃𠅤\n'),
      ),
    },
    async ({ rows, quarantine, intake }) => {
      assert.deepEqual(quarantine, []);
      assert.equal(intake.files[0]?.encoding, 'gb18030');
      assert.deepEqual(await rows("SELECT org_code FROM fuel_card WHERE card_no = 'KX'"), [
        { org_code: '市公安局㛃𠅤' },
      ]);
    },
  ));

test('a file of dBASE ends with Ctrl-Z', () =>
  deliver({ 'fuel_card.csv': 'card_no,org_code\nK1,A\n\u001a' }, async ({ rows, problems, quarantine }) => {
    assert.deepEqual([problems, quarantine], [[], []]);
    assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K1' }]);
  }));

test('blank columns past the table that Excel leaves off from some row on', () =>
  deliver({ 'fuel_card.csv': '卡号,单位编码,,,\nK1,A,,,\nK2,B\nK3,C,\n' }, async ({ rows, quarantine }) => {
    assert.deepEqual(quarantine, []);
    assert.deepEqual(await rows('SELECT org_code FROM fuel_card ORDER BY 1'), [
      { org_code: 'A' },
      { org_code: 'B' },
      { org_code: 'C' },
    ]);
  }));

test('a file of nothing but blanks is empty', () =>
  deliver({ 'fuel_card.csv': '  \r\n\n' }, ({ problems }) => {
    assert.deepEqual(problems, ['fuel_card.csv: is empty']);
  }));
