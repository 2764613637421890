import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Row } from '@plumb/stores/warehouse/port';
import { Exemptions } from './exemptions.ts';
import { foundRow } from './found-row.ts';
import { modelSpec } from './model.fixture.ts';

const spec = modelSpec({ exempt_by: ['org_code'] });
const fact = (day: string | null, org_code: string | null = 'U1') =>
  foundRow(spec, { card_no: 'C1', txn_id: 'T1', txn_time: day && `${day} 23:59:59`, org_code });
const entry = (changed: Row = {}): Row => ({
  model_id: 'big-fill',
  subject_key: 'C1',
  doc_ref: '批件1',
  approver_id: 'P9',
  valid_from: '2026-03-01',
  valid_to: '2026-03-31',
  ...changed,
});
const covered = (day: string | null, changed: Row = {}, org?: string | null) =>
  new Exemptions([entry(changed)]).covers(fact(day, org));

describe('an entry of the exemption list', () => {
  for (const [what, day, changed, expected] of [
    ['on its first day', '2026-03-01', {}, true],
    ['on its last day, to the last second', '2026-03-31', {}, true],
    ['the day before', '2026-02-28', {}, false],
    ['the day after', '2026-04-01', {}, false],
    ['for all models', '2026-03-10', { model_id: '*' }, true],
    ['by the number of the model', '2026-03-10', { model_id: 'B01' }, true],
    ['for another model', '2026-03-10', { model_id: 'B02' }, false],
    ['by the unit', '2026-03-10', { subject_key: 'U1' }, true],
    ['without a document', '2026-03-10', { doc_ref: null }, false],
    ['without an approver', '2026-03-10', { approver_id: null }, false],
    ['without an end', '2026-03-10', { valid_to: null }, false],
    ['of a year and a day', '2026-03-10', { valid_to: '2027-03-02' }, true],
    ['longer than that', '2026-03-10', { valid_to: '2027-03-03' }, false],
    ['for a fact without a day', null, {}, false],
  ] as const)
    test(`${what}: ${expected ? 'covers' : 'does not cover'}`, () => assert.equal(covered(day, changed), expected));

  test('without a subject covers no fact that has no unit', () => {
    assert.equal(covered('2026-03-10', { subject_key: null }, null), false);
    assert.equal(covered('2026-03-10', { subject_key: '' }, null), false);
  });
});
