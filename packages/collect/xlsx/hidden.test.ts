import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../folder/delivery.fixture.ts';
import { workbook } from './workbook.fixture.ts';

const cards = (...numbers: string[]): string[][] => [['卡号', '单位编码'], ...numbers.map((number) => [number, 'O1'])];

for (const state of ['hidden', 'veryHidden'] as const)
  test(`a sheet that is ${state} is named, not read; an empty one is nothing`, () =>
    deliver(
      {
        '加油卡.xlsx': workbook([
          { name: '本月', rows: cards('K1') },
          { name: '上月', rows: cards('K2'), state },
          { name: '选项', rows: [['在用'], ['停用']], state },
          { name: '空', rows: [], state },
        ]),
      },
      async ({ rows, intake, problems }) => {
        assert.deepEqual(await rows('SELECT card_no FROM fuel_card'), [{ card_no: 'K1' }]);
        const said = 'is a hidden sheet and was not read: unhide it if its rows are part of the delivery';
        assert.deepEqual(problems, [`加油卡.xlsx#上月: ${said}`, `加油卡.xlsx#选项: ${said}`]);
        assert.deepEqual(
          intake.files.map(({ path, dataset, problem }) => [path, dataset, problem !== undefined]),
          [
            ['加油卡.xlsx#本月', 'fuel_card', false],
            ['加油卡.xlsx#上月', undefined, true],
            ['加油卡.xlsx#选项', undefined, true],
          ],
        );
      },
    ));

test('rows that are hidden or filtered out are rows; that they were read is said once', () =>
  deliver(
    { '加油卡.xlsx': workbook([{ name: 'S', rows: cards('K1', 'K2', 'K3', '合计'), hiddenRows: [3, 4, 5] }]) },
    async ({ rows, problems, intake }) => {
      assert.deepEqual(await rows('SELECT count(*) AS n FROM fuel_card'), [{ n: 3 }]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] as string, /^加油卡\.xlsx: has 2 rows that are hidden or filtered out and were read/);
      assert.match(intake.problems[0]?.text.zh ?? '', /有 2 行被隐藏或筛掉,已照常读取/);
      assert.equal(intake.files[0]?.problem, undefined);
    },
  ));
