import { listModels, showModel } from '@plumb/compare/kept/list-models';
import { decideParameters } from '@plumb/compare/kept/parameters/decide-parameters';
import { proposeParameters } from '@plumb/compare/kept/parameters/propose-parameters';
import { listSchedules } from '@plumb/compare/kept/schedule/list-schedules';
import { setSchedule } from '@plumb/compare/kept/schedule/set-schedule';
import { modelSchema } from '@plumb/compare/model/model';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { byId, byName, localised, reason, time, values } from './compare-schemas.ts';

const count = z.number().int();
const modelItem = z.object({
  id: z.string(),
  no: z.string(),
  field: z.string(),
  title: localised,
  question: localised,
  status: z.enum(['draft', 'trial', 'active', 'retired']),
  version: count,
  severity: z.enum(['high', 'medium', 'low']),
  subject: z.string(),
  hits: count,
  waiting: count,
  precision: z.number().nullable(),
  judged: count,
  last_run: z.object({ id: z.uuid(), no: count, at: time, hits: count }).nullable(),
  missed_at: time.nullable(),
});
const precision = z.object({
  model: z.string(),
  version: count,
  unit: z.string().nullable(),
  hits: count,
  judged: count,
  true_hits: count,
  partly: count,
  false_hits: count,
  unverifiable: count,
  exempted: count,
  precision: z.number().nullable(),
});
const schedule = z.object({
  model: z.string(),
  cron: z.string(),
  look_back_days: count,
  enabled: z.boolean(),
  since: time,
  failed_since: time.nullable(),
  last_run: z.uuid().nullable(),
  last_done: time.nullable(),
  changed_at: time,
  missed_at: time.nullable(),
});
const modelView = modelItem.extend({
  spec: modelSchema,
  sql: z.string(),
  sha256: z.string(),
  cases: z.string(),
  case_list: z.array(
    z.object({
      name: z.string(),
      hits: count,
      not_evaluable: count,
      near_miss: z.boolean(),
      exemption: z.string().nullable(),
      boundary: z.array(z.string()),
    }),
  ),
  in_force: z.object({ no: count.nullable(), params: values }),
  versions: z.array(
    z.object({
      id: z.uuid(),
      model: z.string(),
      no: count,
      params: values,
      reason: z.string(),
      proposed_by_name: z.string(),
      proposed_at: time,
      state: z.enum(['proposed', 'approved', 'refused']),
      decided_by_name: z.string().nullable(),
      decided_at: time.nullable(),
      decision_reason: z.string().nullable(),
      may_decide: z.boolean(),
    }),
  ),
  precision_by_version: z.array(precision),
  precision_by_unit: z.array(precision),
  schedule: schedule.nullable(),
  acts: z.array(z.enum(['propose_parameters', 'schedule', 'run', 'trial'])),
});

export function modelRoutes({ app, house }: Door): void {
  const tags = ['models'];

  app.get(
    '/api/models',
    {
      config: { action: 'model:list' },
      schema: {
        tags,
        summary: 'Every model with its figures; never a subject',
        response: { 200: z.object({ items: z.array(modelItem) }) },
      },
    },
    async ({ caller }) => ({ items: await listModels(house, caller) }),
  );

  app.get(
    '/api/models/:id',
    {
      config: { action: 'model:see' },
      schema: {
        tags,
        summary: 'One model: question, basis, SQL, parameters, cases, precision, schedule',
        params: byName,
        response: { 200: modelView },
      },
    },
    async ({ caller, params }) => showModel(house, caller, params.id),
  );

  app.post(
    '/api/models/:id/parameters',
    {
      config: { action: 'model:propose_parameters' },
      schema: {
        tags,
        summary: 'Propose values for the parameters; they count once another person approves',
        params: byName,
        body: z.object({ params: values, reason }),
        response: { 201: z.object({ id: z.uuid(), no: count }) },
      },
    },
    async ({ caller, params, body }, reply) =>
      reply.code(201).send(await proposeParameters(house, caller, { model: params.id, ...body })),
  );

  app.post(
    '/api/parameter-proposals/:id/decide',
    {
      config: { action: 'model:decide_parameters' },
      schema: {
        tags,
        summary: 'Approve or refuse proposed parameters; never by who proposed them',
        params: byId,
        body: z.object({ approve: z.boolean(), reason }),
        response: {
          200: z.object({ id: z.uuid(), model: z.string(), no: count, state: z.enum(['approved', 'refused']) }),
        },
      },
    },
    async ({ caller, params, body }) => decideParameters(house, caller, { proposal: params.id, ...body }),
  );

  app.get(
    '/api/schedules',
    {
      config: { action: 'model:list' },
      schema: {
        tags,
        summary: 'When models run by themselves, and what was missed',
        response: { 200: z.object({ items: z.array(schedule) }) },
      },
    },
    async ({ caller }) => ({ items: await listSchedules(house, caller) }),
  );

  app.put(
    '/api/models/:id/schedule',
    {
      config: { action: 'model:schedule' },
      schema: {
        tags,
        summary: 'Say when a model runs by itself and how far it looks back',
        params: byName,
        body: z.object({ cron: z.string().max(100), look_back_days: count, enabled: z.boolean(), reason }),
        response: { 200: z.object({ model: z.string() }) },
      },
    },
    async ({ caller, params, body }) => setSchedule(house, caller, { model: params.id, ...body }),
  );
}
