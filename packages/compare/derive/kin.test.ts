import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Row } from '@plumb/stores/warehouse/port';
import { columnsOf } from './derived-fixture.ts';

type Relation = [a: string, relation: string, b: string, confidence?: number, start?: string, end?: string];

const columns = ['id_no', 'kin_id', 'degree', 'relation', 'confidence', 'start_date', 'end_date', 'kin_row'];

function relations(stated: Relation[]): Row[] {
  return stated.map(([a, rel_type, b, confidence, start, end]) => ({
    rel_id: `${a}${b}`,
    id_no_a: a,
    id_no_b: b,
    rel_type,
    confidence: confidence ?? 1,
    start_date: start ?? null,
    end_date: end ?? null,
  }));
}

async function kinOf(person: string, stated: Relation[]) {
  const rows = await columnsOf({ kinship_relation: relations(stated) }, 'kin', columns);
  return rows.filter(([id]) => id === person).map(([, ...rest]) => rest);
}

describe('kin', () => {
  const family: Relation[] = [
    ['甲', '配偶', '妻', 1, '2001-05-01'],
    ['子', '父母', '甲', 0.9, '2003-01-01'],
    ['子', '配偶', '媳', 0.8, '2025-01-01'],
    ['甲', '父母', '父', 0.9],
    ['父', '子女', '弟', 0.5],
    ['弟', '配偶', '弟媳', 1, '2010-01-01', '2020-06-30'],
    ['甲', '其他近姻亲', '表'],
  ];

  test('closure: degrees, relations, confidence as product, latest start and earliest end', async () => {
    assert.deepEqual(await kinOf('甲', family), [
      ['妻', 1, '配偶', 1, '2001-05-01', null, 1],
      ['媳', 1, '子女配偶', 0.9 * 0.8, '2025-01-01', null, 2],
      ['子', 1, '子女', 0.9, '2003-01-01', null, 2],
      ['弟', 2, '兄弟姐妹', 0.9 * 0.5, null, null, 4],
      ['弟媳', 2, '兄弟姐妹配偶', 0.9 * 0.5, '2010-01-01', '2020-06-30', 4],
      ['父', 1, '父母', 0.9, null, null, 4],
    ]);
  });

  test('the other direction; a child’s spouse has no such relation back', async () => {
    assert.deepEqual(await kinOf('妻', family), [['甲', 1, '配偶', 1, '2001-05-01', null, 1]]);
    assert.deepEqual(
      (await kinOf('媳', family)).map(([kin]) => kin),
      ['子'],
    );
    assert.deepEqual(
      (await kinOf('表', family)).map(([kin]) => kin),
      [],
    );
  });

  test('a divorced spouse keeps the end date', async () => {
    assert.deepEqual(await kinOf('甲', [['甲', '配偶', '前妻', 1, '2000-01-01', '2010-01-01']]), [
      ['前妻', 1, '配偶', 1, '2000-01-01', '2010-01-01', 1],
    ]);
  });

  test('married again: the marriage that is in force', async () => {
    const twice: Relation[] = [
      ['甲', '配偶', '妻', 1, '2000-01-01', '2010-01-01'],
      ['妻', '配偶', '甲', 1, '2012-01-01'],
    ];
    assert.deepEqual(await kinOf('甲', twice), [['妻', 1, '配偶', 1, '2012-01-01', null, 2]]);
  });

  test('of several paths the surer one, of equal ones the earlier row', async () => {
    const siblings: Relation[] = [
      ['甲', '兄弟姐妹', '乙', 0.6],
      ['甲', '父母', '父'],
      ['乙', '父母', '父', 0.9],
      ['甲', '父母', '母'],
      ['乙', '父母', '母', 0.9],
    ];
    assert.deepEqual(
      (await kinOf('甲', siblings)).find(([kin]) => kin === '乙'),
      ['乙', 2, '兄弟姐妹', 0.9, null, null, 2],
    );
  });

  test('nobody is kin of himself; a relation without an end is passed over', async () => {
    const odd: Row[] = [
      { id_no_a: '甲', id_no_b: '甲', rel_type: '配偶' },
      { id_no_a: '甲', id_no_b: null, rel_type: '子女' },
    ];
    assert.deepEqual(await columnsOf({ kinship_relation: odd }, 'kin', columns), []);
  });
});

test('supervised_car: one row for a car and a person, the own car first', async () => {
  const datasets = {
    kinship_relation: relations([
      ['甲', '配偶', '妻', 0.9, '2001-05-01'],
      ['妻', '兄弟姐妹', '舅'],
    ]),
    supervised_person: [
      { id_no: '甲', name: '张三', org_code: 'O1', status: '在职' },
      { id_no: '妻', name: '李四', org_code: 'O2', status: '退休' },
    ],
    private_vehicle: [
      { plate: '鲁A1', owner_id: '甲' },
      { plate: '鲁A2', owner_id: '舅' },
      { plate: '鲁A3', owner_id: '91350100M000100Y43' },
    ],
  };
  const columns = [
    'plate',
    'person_id',
    'degree',
    'relation',
    'confidence',
    'start_date',
    'person_status',
    'person_row',
    'kin_row',
  ];
  assert.deepEqual(await columnsOf(datasets, 'supervised_car', columns), [
    ['鲁A1', '妻', 1, '配偶', 0.9, '2001-05-01', '退休', 2, 1],
    ['鲁A1', '甲', 0, '本人', 1, null, '在职', 1, null],
    ['鲁A2', '妻', 2, '兄弟姐妹', 1, null, '退休', 2, 2],
  ]);
});
