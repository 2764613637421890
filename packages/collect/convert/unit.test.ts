import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContractColumn } from '../contract/contract.ts';
import { amountUnitOf, unitInHeader } from './unit.ts';

const column = (more: Partial<ContractColumn>): ContractColumn => ({
  type: 'decimal',
  zh: '列',
  en: 'column',
  level: 'L1',
  ...more,
});
const money = column({ kind: 'money' });
const litres = column({ unit: '升' });
const lng = column({ kind: 'longitude' });

const headers: [ContractColumn, string, number | 'none' | 'foreign'][] = [
  [money, '金额', 'none'],
  [money, '金额(元)', 1],
  [money, '金额（万元）', 10_000],
  [money, '金额(人民币万元)', 10_000],
  [money, '金额(单位:人民币万元)', 10_000],
  [money, '金额(万元,含税)', 10_000],
  [money, '金额(含税、万元)', 10_000],
  [money, '金额(含税)(万元)', 10_000],
  [money, '金额(万元/年)', 10_000],
  [money, '金额(以千元计)', 1000],
  [money, '金额\n【千元】', 1000],
  [money, '金额(十万元)', 100_000],
  [money, '金额(百万)', 1_000_000],
  [money, '金额/万元', 10_000],
  [money, '金额(单位：分)', 0.01],
  [money, '金额(CNY)', 'none'],
  [money, '金额(含税)', 'none'],
  [money, '金额(元/万元)', 'foreign'],
  [money, '金额(美元)', 'foreign'],
  [money, '金额(港币)', 'foreign'],
  [litres, '加油量(L)', 1],
  [litres, '加油量(毫升)', 0.001],
  [litres, '加油量（kg）', 'foreign'],
  [litres, '加油量kg', 'foreign'],
  [litres, '加油量(公斤)', 'foreign'],
  [litres, '数量(件)', 'foreign'],
  [column({ unit: 'km' }), '里程(米)', 0.001],
  [column({ unit: 'km' }), '里程m', 0.001],
  [column({ unit: 'km/h' }), '速度km/h', 1],
  [column({ unit: 'km/h' }), '速度(m/s)', 3.6],
  [column({ unit: 'km/h' }), '速度(0.1km/h)', 0.1],
  [column({ unit: 'ratio' }), '持股比例(%)', 0.01],
  [lng, '经度(度)', 1],
  [lng, '经度(WGS84)', 'none'],
  [lng, '经度(GCJ-02)', 'foreign'],
  [lng, '经度(百度)', 'foreign'],
  [column({ type: 'string' }), '品名(升)', 'none'],
];

describe('the unit in a header', () => {
  for (const [of, cell, unit] of headers)
    test(`${JSON.stringify(cell)}: ${unit}`, () => assert.equal(unitInHeader(cell, of), unit));
});

describe('the unit of all amounts in a line above the header', () => {
  const lines: [string, string | undefined][] = [
    ['单位:万元', '万元'],
    ['填报单位:市公安局  金额单位:千元', '千元'],
    ['单位：人民币元', '元'],
    ['单位:元宝区公安局', undefined],
    ['填报单位:万元县财政局', undefined],
    ['2026年1月', undefined],
  ];
  for (const [cell, unit] of lines) test(cell, () => assert.equal(amountUnitOf(cell), unit));
});
