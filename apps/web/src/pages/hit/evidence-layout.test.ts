import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceGroups } from './evidence-layout.ts';
import type { EvidenceRow } from './hit.ts';

const row = (
  dataset: string,
  line: number,
  values: Record<string, string | null>,
  masked: string[] = [],
): EvidenceRow => ({
  dataset,
  dataset_title: { zh: `${dataset} 表`, en: dataset },
  source_file: `${dataset}.csv`,
  source_line: line,
  batch: null,
  cells: Object.entries(values).map(([column, value]) => ({
    column,
    title: { zh: column, en: column },
    value,
    level: 'L2',
    masked: masked.includes(column),
  })),
});

test('rows are gathered by dataset, each with its source line', () => {
  const groups = evidenceGroups([row('a', 3, { x: '1' }), row('b', 9, { y: '2' }), row('a', 5, { x: '4' })]);
  assert.deepEqual(
    groups.map(({ dataset, rows }) => [dataset, rows.map(({ source_line }) => source_line)]),
    [
      ['a', [3, 5]],
      ['b', [9]],
    ],
  );
});

test('a column is left out only where every row is empty', () => {
  const [group] = evidenceGroups([row('a', 1, { x: '1', y: null, z: '' }), row('a', 2, { x: null, y: '0', z: null })]);
  assert.deepEqual(
    group?.columns.map(({ column }) => column),
    ['x', 'y'],
  );
  assert.deepEqual(
    group?.empty.map(({ column }) => column),
    ['z'],
  );
});

test('rows of one dataset may have different columns', () => {
  const [group] = evidenceGroups([row('a', 1, { x: '1' }), row('a', 2, { y: '2' })]);
  assert.deepEqual(
    group?.columns.map(({ column }) => column),
    ['x', 'y'],
  );
  assert.equal(group?.rows[1]?.cells.get('x'), undefined);
});

test('two rows stand upright, three lie down; masked cells are counted', () => {
  const rows = [1, 2, 3].map((line) => row('a', line, { id: '***' }, ['id']));
  assert.deepEqual([evidenceGroups(rows.slice(0, 2))[0]?.upright, evidenceGroups(rows)[0]?.upright], [true, false]);
  assert.equal(evidenceGroups(rows)[0]?.masked, 3);
});
