import { endDisclosure, listDisclosures, startDisclosure } from '@plumb/guard/disclosure/open-disclosure';
import { requestDisclosure } from '@plumb/verify/request-disclosure';
import { z } from 'zod';
import type { Door } from '../door.ts';

const tags = ['disclosures'];
const object = z.object({ type: z.enum(['hit', 'clue']), id: z.uuid() });
const text = z.string().trim().min(2).max(500);
const params = z.object({ id: z.uuid() });

/** Opening of sensitive values: asked for with a purpose, approved by a leader, open for half an hour at a time. */
export function disclosureRoutes({ app, house }: Door): void {
  app.post(
    '/api/disclosures/request',
    {
      config: { action: 'approval:request' },
      schema: {
        tags,
        summary: 'Ask to see the sensitive values of a hit or clue',
        body: z.object({ object, purpose: text, reason: text }),
        response: { 200: z.object({ approval: z.string(), state: z.string() }) },
      },
    },
    async ({ caller, body }) => {
      const { id, state } = await requestDisclosure(house, caller, body);
      return { approval: id, state };
    },
  );
  app.post(
    '/api/disclosures',
    {
      config: { action: 'disclosure:open', repeatable: false },
      schema: {
        tags,
        summary: 'Open what was approved, for half an hour; `id` is then given where the object is read',
        body: z.object({ approval: z.uuid() }),
        response: {
          200: z.object({ id: z.string(), until: z.string(), approval_no: z.string(), watermark: z.string() }),
        },
      },
    },
    async ({ caller, body }) => startDisclosure(house, caller, body.approval),
  );
  app.get(
    '/api/disclosures',
    {
      config: { action: 'disclosure:list' },
      schema: {
        tags,
        summary: 'What the caller has open now',
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.string(),
                object: z.object({ type: z.string(), id: z.string() }),
                approval_no: z.string(),
                purpose: z.string(),
                until: z.string(),
              }),
            ),
          }),
        },
      },
    },
    async ({ caller }) => ({
      items: (await listDisclosures(house, caller)).map(({ object_type, object_id, ...row }) => ({
        ...row,
        object: { type: object_type, id: object_id },
      })),
    }),
  );
  app.post(
    '/api/disclosures/:id/end',
    {
      config: { action: 'disclosure:end' },
      schema: { tags, summary: 'Close it before its time', params, response: { 204: z.null() } },
    },
    async ({ caller, params }, reply) => {
      await endDisclosure(house, caller, params.id);
      return reply.code(204).send(null);
    },
  );
}
