import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headerKey } from './header-key.ts';

const same: [string, string][] = [
  ['金额(元)', '金额'],
  ['金额（万元）', '金额'],
  ['金额/万元', '金额'],
  ['金额：元', '金额'],
  ['加油量，单位:升', '加油量'],
  ['车速:km/h', '车速'],
  [' 加 油 量 【升】', '加油量'],
  ['*车牌号：', '车牌号'],
  ['速度km/h', '速度'],
  ['面积m²', '面积'],
  ['CardNo', 'card_no'],
  ['CARD NO.', 'card_no'],
  ['ＩＤ', 'id'],
  ['\ufeff流水号', '流水号'],
];

for (const [spelling, other] of same) {
  test(`${spelling} is ${other}`, () => assert.equal(headerKey(spelling), headerKey(other)));
}

test('spellings of different columns stay apart', () => {
  const spellings = [
    '入场时间',
    '出场时间',
    'lng',
    'lat',
    'total',
    'tank_l',
    '单元号',
    '里程',
    'RFID标签',
    '(元)',
    'tank',
    'plan_km',
    'plan',
  ];
  assert.equal(new Set(spellings.map(headerKey)).size, spellings.length);
});

test('a header that is only a bracket keeps its words', () => assert.equal(headerKey('(元)'), '元'));
