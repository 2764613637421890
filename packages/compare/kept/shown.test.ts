import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import type { Row } from '@plumb/stores/warehouse/port';
import { readModels } from '../model/read-models.ts';
import type { Hit } from '../run/hit.ts';
import { shownOf } from './shown.ts';

const library = join(import.meta.dirname, '../../../library');
const contracts = readContracts(library);
const [model] = readModels(library, ['parking-free-release']).values();

const hitOn = (plate: string, evidence: [dataset: string, row: Row][]): Hit => ({
  model: 'parking-free-release',
  version: 1,
  outcome: 'hit',
  subject: { type: 'vehicle', key: plate, label: plate },
  fact_key: `${plate}|202601`,
  occurred_at: null,
  amount: null,
  severity: 'high',
  reason: { zh: `${plate} 被人工放行 3 次`, en: `${plate} was let out by hand 3 times` },
  evidence: evidence.map(([dataset, row], i) => ({ dataset, row, source_file: 'a.csv', source_line: i + 2 })),
  params: {},
  digest: '',
});

const cases: { name: string; plate: string; evidence: [string, Row][]; subject: string }[] = [
  {
    name: 'a plate that a car park saw',
    plate: '辽B12345',
    evidence: [['parking_session', { plate: '辽B12345' }]],
    subject: '辽B***45',
  },
  {
    name: 'the plate of an official car that a car park saw',
    plate: '辽B12345',
    evidence: [
      ['parking_session', { plate: '辽B12345' }],
      ['official_vehicle', { plate: '辽B12345' }],
    ],
    subject: '辽B12345',
  },
  {
    name: 'one of several cars of a card',
    plate: '辽B12345',
    evidence: [
      ['fuel_txn', { forecourt_plate: '辽B12345' }],
      ['fuel_card', { bind_plate: '辽B54321、辽B12345' }],
    ],
    subject: '辽B12345',
  },
];

describe('what lists show of a plate', () => {
  for (const { name, plate, evidence, subject } of cases)
    test(name, () => {
      assert.ok(model);
      const shown = shownOf(hitOn(plate, evidence), model.spec, undefined, contracts);
      assert.deepEqual(shown, {
        subject,
        reason: { zh: `${subject} 被人工放行 3 次`, en: `${subject} was let out by hand 3 times` },
      });
    });
});
