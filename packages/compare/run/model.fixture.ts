import type { z } from 'zod';
import { type ModelSpec, modelSchema } from '../model/model.ts';

const both = { zh: '文', en: 'text' };

/** The least that a model says, and what a test changes of it. */
export function modelSpec(changed: Partial<z.input<typeof modelSchema>> = {}): ModelSpec {
  return modelSchema.parse({
    id: 'big-fill',
    no: 'B01',
    field: 'fuel-cards',
    title: both,
    question: both,
    status: 'trial',
    version: 1,
    severity: 'high',
    basis: [{ rule: 'x', clause: 'y', verified: false }],
    subject: { type: 'card', key: 'card_no' },
    fact: ['txn_id'],
    occurred_at: 'txn_time',
    inputs: { fuel_txn: ['txn_id'] },
    params: {},
    exemptions: [],
    reason: both,
    innocent: [both],
    verify: [both, both],
    letter: 'remind',
    lists: [],
    ...changed,
  });
}
