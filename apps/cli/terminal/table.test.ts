import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { renderTable } from './table.ts';

const columns = [{ title: '模型' }, { title: '行', align: 'right' as const }, { title: '疑点', flexible: true }];
const rows = [
  ['fuel', '12', '辽B12345 一次加油 90 升,油箱 70 升'],
  ['车卡分离', '1', 'x'],
];

test('Han characters count as two cells, so columns stand under each other', () => {
  const [head, rule, first, second] = renderTable(columns, rows, 120).split('\n');
  assert.equal(head, '模型      行  疑点');
  assert.equal(rule, '────────  ──  ──────────────────────────────────');
  assert.equal(first, 'fuel      12  辽B12345 一次加油 90 升,油箱 70 升');
  assert.equal(second, '车卡分离   1  x');
});

test('the flexible column is cut to the terminal', () => {
  for (const line of renderTable(columns, rows, 40).split('\n')) assert.ok(stringWidth(line) <= 40, line);
});
