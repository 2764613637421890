import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityCheckDigit } from '@plumb/ground/identity-number';
import { textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { ContractColumn } from '../contract/contract.ts';
import { convertValue } from './convert-value.ts';
import { unusualSql } from './usual-sql.ts';

const column = (kind: 'identity-number' | 'plate' | 'phone') =>
  ({ type: 'string', kind, zh: '', en: '', level: 'L1' }) as ContractColumn;

async function usual(kind: Parameters<typeof column>[0], texts: string[]): Promise<string[]> {
  const warehouse = await openDuckdb({ threads: 1 });
  try {
    const list = texts.map((text) => `(${textLiteral(text)})`).join(', ');
    const rows = await warehouse.rows(
      `SELECT text FROM (VALUES ${list}) AS t(text) WHERE text NOT IN (${unusualSql(column(kind), 'text', `(VALUES ${list}) AS t(text)`)})`,
    );
    return rows.map((row) => String(row['text']));
  } finally {
    await warehouse.close();
  }
}

function everyWayOff(good: string[], characters: string): string[] {
  const off = good.flatMap((text) =>
    [...text].flatMap((_, i) => [...characters].map((c) => text.slice(0, i) + c + text.slice(i + 1))),
  );
  return [
    ...good,
    ...off,
    ...good.flatMap((text) => [`${text} `, ` ${text}`, text.slice(1), `${text}0`, text.toLowerCase()]),
    '',
  ];
}

test('identity numbers: what is usual is good as it stands', async () => {
  const bodies = [
    '11010119900307123',
    '21020319851228456',
    '65010120010101789',
    '91010119700115002',
    '44030619600230001',
    '51010119991231118',
    '51010119991131118',
  ];
  const texts = everyWayOff(
    bodies.map((body) => body + identityCheckDigit(body)),
    '0123456789X',
  );
  const found = await usual('identity-number', texts);
  for (const text of found)
    assert.deepEqual(convertValue('id_no', column('identity-number'), text), { ok: true, value: text });
  assert.deepEqual(
    bodies.filter((body) => found.includes(body + identityCheckDigit(body))),
    bodies.slice(0, 4).concat('51010119991231118'),
  );
});

test('plates: what is usual is good as it stands', async () => {
  const texts = everyWayOff(['津A00001', '鲁B9Z9K8', '川AD12345', '粤Z1234港'], '0ZIOa京·学');
  const found = await usual('plate', texts);
  for (const text of found) assert.deepEqual(convertValue('plate', column('plate'), text), { ok: true, value: text });
  assert.deepEqual(found.slice(0, 2), ['津A00001', '鲁B9Z9K8']);
});

test('other kinds are left to their parsers', async () => {
  assert.deepEqual(await usual('phone', ['13800138000']), []);
});
