import type { Row, TableSpec } from '@plumb/stores/warehouse/port';

/** Small rows with what goes wrong between engines: nulls, ties, Chinese, halves, edges of days, empty texts. */
export const goldenTables: { spec: TableSpec; rows: Row[] }[] = [
  {
    spec: {
      name: 'fill',
      columns: {
        id: 'string',
        card: 'string',
        at_time: 'datetime',
        day: 'date',
        liters: 'decimal',
        amount: 'decimal',
        goods: 'string',
        ok: 'bool',
        n: 'int',
        people: 'string',
        lng: 'decimal',
        lat: 'decimal',
        _row: 'int',
      },
    },
    rows: [
      row(
        'a',
        '卡1',
        '2026-01-05 08:00:00',
        '2026-01-05',
        40,
        2.5,
        '汽油92号',
        true,
        1,
        '["张三","李四"]',
        120.1,
        30.2,
      ),
      row('b', '卡1', '2026-01-05 23:59:59.500', '2026-01-31', 40.5, -2.5, '柴油', false, 2, '[]', 120.2, 30.3),
      row('c', '卡2', '2026-02-28 00:00:00', '2026-02-28', null, 1.005, '烟 酒', null, null, null, null, null),
      row('d', null, '2024-02-29 12:30:00', '2024-02-29', 0, 0, '', true, 0, '["王五",null]', 120.1, 30.2),
      row('e', '卡2', null, null, 60.25, null, null, false, -7, '', 121.4737, 31.2304),
      row(
        'f',
        '卡3',
        '2025-12-31 23:00:00',
        '2025-12-31',
        39.999999,
        0.5,
        "it's 50%_\\ 汽油",
        true,
        7,
        '["张三"]',
        0,
        0,
      ),
      row('g', '卡3', '2026-01-05 08:00:00', '2026-01-05', 40, 3.5, '  空格  ', null, 2, '[]', 120.1, 30.2),
    ].map((one, index) => ({ ...one, _row: index + 1 })),
  },
  {
    spec: {
      name: 'card',
      columns: { card: 'string', plate: 'string', top: 'decimal', since: 'date', until: 'date', _row: 'int' },
    },
    rows: [
      { card: '卡1', plate: '浙A12345', top: 50, since: '2025-01-01', until: '2026-01-31', _row: 1 },
      { card: '卡1', plate: '浙AD12345', top: null, since: '2026-01-01', until: null, _row: 2 },
      { card: '卡2', plate: null, top: 30, since: null, until: '2026-12-31', _row: 3 },
      { card: null, plate: '浙B00001', top: 40, since: '2024-01-01', until: '2024-12-31', _row: 4 },
      { card: '卡9', plate: '浙B00002', top: 70, since: '2024-01-01', until: null, _row: 5 },
    ],
  },
];

function row(
  id: string,
  card: string | null,
  at_time: string | null,
  day: string | null,
  liters: number | null,
  amount: number | null,
  goods: string | null,
  ok: boolean | null,
  n: number | null,
  people: string | null,
  lng: number | null,
  lat: number | null,
): Row {
  return { id, card, at_time, day, liters, amount, goods, ok, n, people, lng, lat };
}
