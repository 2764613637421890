import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';

const amount = (text: string, found: unknown) =>
  deliver({ 'fuel_txn.csv': text }, async ({ rows, quarantine, problems }) => {
    assert.deepEqual(quarantine, []);
    assert.deepEqual(problems, []);
    const [row, ...more] = await rows('SELECT txn_id, amount, liters, _row % 10000 AS line FROM fuel_txn');
    assert.deepEqual(more, []);
    assert.deepEqual({ ...row, line: Number(row?.['line']) }, found);
  });

test('单位:万元 in a title line holds for the amounts below', () =>
  amount('加油卡交易明细,,,,\n,,,,单位:万元\n流水号,卡号,交易时间,金额,升数\nT1,K1,2026-01-05,0.125,10\n', {
    txn_id: 'T1',
    amount: 1250,
    liters: 10,
    line: 4,
  }));

test('an amount that names its own unit keeps it under 单位:万元', () =>
  amount('单位:万元,,,\n流水号,卡号,交易时间,金额(元)\nT1,K1,2026-01-05,125\n', {
    txn_id: 'T1',
    amount: 125,
    liters: null,
    line: 3,
  }));

test('a line of units under the header belongs to it', () =>
  amount('流水号,卡号,交易时间,金额,升数\n,,,(千元),毫升\nT1,K1,2026-01-05,0.125,10000\n', {
    txn_id: 'T1',
    amount: 125,
    liters: 10,
    line: 3,
  }));

test('groups over names are one header', () =>
  amount('流水号,卡号,交易时间,费用与数量,\n,,,金额,升数\nT1,K1,2026-01-05,5,10\n', {
    txn_id: 'T1',
    amount: 5,
    liters: 10,
    line: 3,
  }));

test('the header once more in English is no row', () =>
  deliver({ 'fuel_card.csv': '卡号,单位编码,主卡号\ncard_no,org_code,master_no\nK1,A,M1\n' }, async ({ rows }) => {
    assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K1' }]);
  }));

test('a column in a unit that does not convert is not read as litres, and is said in one line', () =>
  deliver(
    { 'fuel_txn.csv': 'txn_id,card_no,txn_time,"加油量\n(公斤)"\nT1,K1,2026-01-05,50\n' },
    async ({ rows, problems }) => {
      assert.deepEqual(await rows('SELECT liters FROM fuel_txn'), [{ liters: null }]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] as string, /column liters in a unit .* does not convert to 升 \(“加油量 \(公斤\)”\)/);
    },
  ));
