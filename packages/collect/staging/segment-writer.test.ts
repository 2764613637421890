import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from '../xlsx/workbook.fixture.ts';

const odd = ['K1 ', ' K1', 'K1\n', '\r\nK1', "'K1", '\u3000K1', 'Ｋ1', 'K\u200b1', '\ufeffK1', '="K1"', 'K1\u00a0'];
const line = (card: string): string => JSON.stringify({ card_no: card, org_code: '城"管",局' });

for (const [kind, files] of [
  ['JSON lines', (card: string) => ({ 'fuel_card.jsonl': line(card) })],
  [
    'a workbook',
    (card: string) => ({
      'fuel_card.xlsx': workbook([
        {
          name: 'S',
          rows: [
            ['卡号', '单位编码'],
            [card, '城"管",局'],
          ],
        },
      ]),
    }),
  ],
  ['CSV', (card: string) => ({ 'fuel_card.csv': `卡号,单位编码\n"${card.replaceAll('"', '""')}","城""管"",局"\n` })],
] as const)
  for (const card of ['K1', ...odd])
    test(`${kind}: ${JSON.stringify(card)} comes in clean`, () =>
      deliver(files(card), async ({ rows, quarantine }) => {
        assert.deepEqual(quarantine, []);
        assert.deepEqual(await rows('SELECT card_no, org_code FROM fuel_card'), [
          { card_no: 'K1', org_code: '城"管",局' },
        ]);
      }));
