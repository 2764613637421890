import { decideSuppression, endSuppression } from '@plumb/compare/kept/suppression/decide-suppression';
import { listSuppressions } from '@plumb/compare/kept/suppression/list-suppressions';
import { proposeSuppression } from '@plumb/compare/kept/suppression/propose-suppression';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { pageOf, paging } from '../paging.ts';
import { byId, reason, time } from './compare-schemas.ts';

const state = z.enum(['proposed', 'active', 'refused', 'ended']);
const suppressionItem = z.object({
  id: z.uuid(),
  model: z.string().nullable(),
  subject_type: z.string(),
  subject_shown: z.string(),
  unit: z.string().nullable(),
  region: z.string().nullable(),
  reason: z.string(),
  owner: z.string(),
  state,
  approved_by: z.string().nullable(),
  approved_at: time.nullable(),
  created_at: time,
  expires_at: time,
  ended_at: time.nullable(),
  ended_by: z.string().nullable(),
  hidden: z.number().int(),
});
const changed = z.object({ id: z.uuid(), state, hidden: z.number().int() });

export function suppressionRoutes({ app, house }: Door): void {
  const tags = ['suppressions'];

  app.get(
    '/api/suppressions',
    {
      config: { action: 'suppression:list' },
      schema: {
        tags,
        summary: 'What is hidden from the queue, by whom, until when, and how much it hid',
        querystring: z.object({ state: state.optional(), ...paging }),
        response: { 200: pageOf(suppressionItem) },
      },
    },
    async ({ caller, query }) => listSuppressions(house, caller, query),
  );

  app.post(
    '/api/suppressions',
    {
      config: { action: 'suppression:propose' },
      schema: {
        tags,
        summary: "Ask to hide a subject's hits for a time; counts once another person approves",
        body: z.object({ hit: z.uuid(), every_model: z.boolean().default(false), reason, expires_on: z.iso.date() }),
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async ({ caller, body }, reply) => reply.code(201).send(await proposeSuppression(house, caller, body)),
  );

  app.post(
    '/api/suppressions/:id/decide',
    {
      config: { action: 'suppression:approve' },
      schema: {
        tags,
        summary: 'Approve or refuse; never by who asked',
        params: byId,
        body: z.object({ approve: z.boolean(), reason }),
        response: { 200: changed },
      },
    },
    async ({ caller, params, body }) => decideSuppression(house, caller, { suppression: params.id, ...body }),
  );

  app.post(
    '/api/suppressions/:id/end',
    {
      config: { action: 'suppression:end' },
      schema: {
        tags,
        summary: 'Show again what it hid',
        params: byId,
        body: z.object({ reason }),
        response: { 200: changed },
      },
    },
    async ({ caller, params, body }) => endSuppression(house, caller, { suppression: params.id, ...body }),
  );
}
