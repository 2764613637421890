import { hitFilterSchema } from '@plumb/verify/hit/hit-filter';
import { savedViewSchema } from '@plumb/verify/saved-view';
import { listViews, removeView, saveView } from '@plumb/verify/saved-views';
import { z } from 'zod';
import type { Door } from '../door.ts';

const tags = ['hits'];

/** Filters of the hits queue that people keep. */
export function savedViewRoutes({ app, house }: Door): void {
  app.get(
    '/api/saved-views',
    {
      config: { action: 'hit:list' },
      schema: {
        tags,
        summary: 'Own views and those shared in the unit',
        response: { 200: z.object({ items: z.array(savedViewSchema) }) },
      },
    },
    async ({ caller }) => ({ items: await listViews(house, caller) }),
  );
  app.post(
    '/api/saved-views',
    {
      config: { action: 'hit:list' },
      schema: {
        tags,
        summary: 'Keep a filter under a name; the same name replaces it',
        body: z.object({
          name: z.string().trim().min(1).max(60),
          filter: hitFilterSchema,
          shared: z.boolean().default(false),
        }),
        response: { 200: savedViewSchema },
      },
    },
    async ({ caller, body }) => saveView(house, caller, body),
  );
  app.delete(
    '/api/saved-views/:id',
    {
      config: { action: 'hit:list' },
      schema: { tags, summary: 'Remove an own view', params: z.object({ id: z.uuid() }), response: { 204: z.null() } },
    },
    async ({ caller, params: { id } }, reply) => {
      await removeView(house, caller, id);
      return reply.code(204).send(null);
    },
  );
}
