import { listDatasets } from '@plumb/collect/batch/list-datasets';
import { listQuarantined } from '@plumb/collect/batch/list-quarantine';
import { showDataset } from '@plumb/collect/batch/show-dataset';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { batchItem } from './batch.ts';
import { byName, localised, time, way } from './compare-schemas.ts';

const datasetItem = z.object({
  id: z.string(),
  no: z.string(),
  title: localised,
  group: localised,
  tier: z.string(),
  source: localised,
  delivery: localised,
  way,
  rhythm_days: z.number().int().nullable(),
  freshness: z.enum(['fresh', 'late', 'stale', 'unscheduled', 'never']),
  last_at: time.nullable(),
  rows: z.number().int(),
  batches: z.number().int(),
  quarantined: z.number().int(),
  quarantined_share: z.number(),
  period_from: time.nullable(),
  period_to: time.nullable(),
});

const datasetView = datasetItem.extend({
  columns: z.array(
    z.object({
      name: z.string(),
      title: localised,
      type: z.string(),
      level: z.string(),
      key: z.boolean(),
      required: z.boolean(),
      filled: z.number().nullable(),
    }),
  ),
  checks: z.array(z.object({ id: z.string(), title: localised, sql: z.string() })),
  faults: z.array(z.object({ column: z.string(), problem: z.string(), expected: localised, count: z.number().int() })),
  latest: z.array(batchItem),
});

const quarantineItem = z.object({
  batch: z.uuid(),
  batch_no: z.number().int(),
  n: z.number().int(),
  file: z.string(),
  line: z.number().int(),
  column: z.string(),
  value_shown: z.string(),
  problem: z.string(),
  expected: localised,
});

export function datasetRoutes({ app, house }: Door): void {
  const tags = ['datasets'];

  app.get(
    '/api/datasets',
    {
      config: { action: 'dataset:list' },
      schema: {
        tags,
        summary: 'Every dataset: contract, freshness, quality',
        response: { 200: z.object({ items: z.array(datasetItem) }) },
      },
    },
    async ({ caller }) => ({ items: await listDatasets(house, caller) }),
  );

  app.get(
    '/api/datasets/:id',
    {
      config: { action: 'dataset:read' },
      schema: {
        tags,
        summary: 'One dataset: columns, checks, faults, latest batches',
        params: byName,
        response: { 200: datasetView },
      },
    },
    async ({ caller, params }) => showDataset(house, caller, params.id),
  );

  app.get(
    '/api/datasets/:id/quarantine',
    {
      config: { action: 'dataset:quarantine' },
      schema: {
        tags,
        summary: 'What was set aside, values masked by sensitivity',
        params: byName,
        querystring: z.object({ problem: z.string().optional(), column: z.string().optional(), ...paging }),
        response: { 200: pageOf(quarantineItem) },
      },
    },
    async ({ caller, params, query }) => listQuarantined(house, caller, { dataset: params.id, ...query }),
  );
}
