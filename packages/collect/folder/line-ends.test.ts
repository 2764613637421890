import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from './delivery.fixture.ts';

test('a line end of Windows inside quotes does not stop the folder', () =>
  deliver(
    { 'fuel_card.csv': '卡号,单位编码\r\nK1,"A\r\nB"\r\nK2,C\r\n', 'official_vehicle.csv': 'vehicle_id\nV1\n' },
    async ({ rows, quarantine }) => {
      assert.deepEqual(quarantine, []);
      assert.deepEqual(await rows('SELECT card_no, org_code FROM fuel_card ORDER BY _row'), [
        { card_no: 'K1', org_code: 'A\r\nB' },
        { card_no: 'K2', org_code: 'C' },
      ]);
      assert.deepEqual(await rows('SELECT vehicle_id FROM official_vehicle'), [{ vehicle_id: 'V1' }]);
    },
  ));
