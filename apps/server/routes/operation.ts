import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Door } from '../door.ts';

/** How the platform itself is: for those who run it. */
export function operationRoutes({ app, house }: Door): void {
  const tags = ['operation'];

  app.get(
    '/api/health',
    {
      config: { action: 'platform:health', open: true },
      schema: {
        tags,
        summary: 'Whether the platform and its records answer',
        response: { 200: z.object({ state: z.enum(['well', 'records-away']), at: z.string() }) },
      },
    },
    async () => {
      const well = await sql`SELECT 1`.execute(house.records.db).then(
        () => true,
        () => false,
      );
      return { state: well ? ('well' as const) : ('records-away' as const), at: house.now() };
    },
  );

  app.get(
    '/api/metrics',
    {
      config: { action: 'platform:metrics' },
      schema: {
        tags,
        summary: 'Measurements for Prometheus',
        response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      await act(house, request.caller, 'platform:metrics', async ({ authorise }) =>
        authorise('platform:metrics', theHouse),
      );
      return reply
        .type(app.metrics.contentType)
        .serializer(String)
        .send(await app.metrics.metrics());
    },
  );

  app.get(
    '/api/openapi.json',
    {
      config: { action: 'platform:describe', open: true },
      schema: {
        tags,
        summary: 'This description of the API (OpenAPI 3.1)',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async () => app.swagger() as unknown as Record<string, unknown>,
  );
}
