import { coverageMapSchema } from '@plumb/correct/coverage/coverage-map';
import { readCoverage } from '@plumb/correct/coverage/read-coverage';
import { z } from 'zod';
import type { Door } from '../door.ts';

export function coverageRoutes({ app, house }: Door): void {
  app.get(
    '/api/coverage',
    {
      config: { action: 'coverage:read' },
      schema: {
        tags: ['statistics'],
        summary: 'Items of the negative list and the models that look for them',
        querystring: z.object({ list: z.enum(['vehicles', 'conduct']).default('vehicles') }),
        response: { 200: coverageMapSchema },
      },
    },
    async ({ caller, query }) => readCoverage(house, caller, query),
  );
}
