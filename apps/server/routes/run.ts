import { listRuns, showRun } from '@plumb/compare/kept/list-runs';
import { requestRun } from '@plumb/compare/kept/request-run';
import { cancelRun, retryRun } from '@plumb/compare/kept/stop-run';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { byId, localised, reason, time, values } from './compare-schemas.ts';

const state = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);
const purpose = z.enum(['manual', 'schedule', 'recheck', 'first', 'trial']);
const runItem = z.object({
  id: z.uuid(),
  no: z.number().int(),
  purpose,
  reason: z.string(),
  requested_by_name: z.string(),
  requested_at: time,
  as_of: time.nullable(),
  state,
  started_at: time.nullable(),
  ended_at: time.nullable(),
  failure: localised.nullable(),
  result_digest: z.string().nullable(),
  models: z.number().int(),
  hits: z.number().int(),
  fresh: z.number().int(),
  amended: z.number().int(),
  withdrawn: z.number().int(),
  not_evaluable: z.number().int(),
});
const count = z.number().int();
const runView = runItem.extend({
  region: z.string(),
  since: time.nullable(),
  run_models: z.array(
    z.object({ model: z.string(), version: count, sha256: z.string(), params: values, params_no: count.nullable() }),
  ),
  batches: z.array(z.object({ dataset: z.string(), batch: z.uuid(), no: count, digest: z.string() })),
  summary: z
    .array(
      z.object({
        model: z.string(),
        hits: count,
        not_evaluable: count,
        exempted: count,
        suppressed: count,
        fresh: count,
        amended: count,
        withdrawn: count,
        restored: count,
        milliseconds: count,
      }),
    )
    .nullable(),
  progress: z.object({ done: z.number(), of: z.number().nullable(), text: localised }).nullable(),
  open: z.array(
    z.object({
      model: z.string(),
      subject: z.object({ type: z.string(), key: z.string(), label: z.string() }).nullable(),
      because: z.string(),
      reason: localised,
      count,
    }),
  ),
  open_total: count,
  difference: z
    .object({ same: z.boolean(), inputs: z.array(localised), with: z.object({ id: z.uuid(), no: count }) })
    .nullable(),
  acts: z.array(z.enum(['cancel', 'retry'])),
});
const changed = z.object({ id: z.uuid(), state });

export function runRoutes({ app, house }: Door): void {
  const tags = ['runs'];

  app.get(
    '/api/runs',
    {
      config: { action: 'run:list' },
      schema: {
        tags,
        summary: 'Runs, latest first',
        querystring: z.object({
          state: state.optional(),
          purpose: purpose.optional(),
          model: z.string().optional(),
          ...paging,
        }),
        response: { 200: pageOf(runItem) },
      },
    },
    async ({ caller, query }) => listRuns(house, caller, query),
  );

  app.get(
    '/api/runs/:id',
    {
      config: { action: 'run:see' },
      schema: {
        tags,
        summary: 'One run: all that went in, what came out, how it differs from the one before',
        params: byId,
        response: { 200: runView },
      },
    },
    async ({ caller, params }) => showRun(house, caller, params.id),
  );

  app.post(
    '/api/runs',
    {
      config: { action: 'run:request' },
      schema: {
        tags,
        summary: 'Ask for a run; with parameters it is a trial, which changes no hit',
        body: z.object({
          models: z.array(z.string()).min(1).max(500).optional(),
          as_of: z.iso.date().optional().describe('judged as of the end of this day'),
          reason,
          region: z
            .string()
            .regex(/^\d{6}$/)
            .optional(),
          params: z.record(z.string(), values).optional(),
        }),
        response: { 202: z.object({ id: z.uuid(), no: count, job: z.uuid() }) },
      },
    },
    async ({ caller, body }, reply) => {
      const as_of = body.as_of === undefined ? undefined : endOf(body.as_of, house.now());
      return reply.code(202).send(await requestRun(house, caller, { ...body, as_of, purpose: 'manual' }));
    },
  );

  app.post(
    '/api/runs/:id/cancel',
    {
      config: { action: 'run:cancel' },
      schema: {
        tags,
        summary: 'Cancel a run that waits or is under way',
        params: byId,
        body: z.object({ reason }),
        response: { 200: changed },
      },
    },
    async ({ caller, params, body }) => cancelRun(house, caller, { run: params.id, reason: body.reason }),
  );

  app.post(
    '/api/runs/:id/retry',
    {
      config: { action: 'run:retry' },
      schema: {
        tags,
        summary: 'Send a failed or cancelled run again',
        params: byId,
        body: z.object({ reason }),
        response: { 200: changed },
      },
    },
    async ({ caller, params, body }) => retryRun(house, caller, { run: params.id, reason: body.reason }),
  );
}

/** The end of a day; today ends now. */
function endOf(day: string, now: string): string {
  return day === now.slice(0, 10) ? now : `${day} 23:59:59`;
}
