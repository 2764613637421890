import { z } from 'zod';
import type { Door } from '../door.ts';
import { namedUnits } from '../unit-names.ts';

/** Names of units, for the codes that records hold. Units are no secret: every list shows their codes. */
export function unitRoutes({ app, options }: Door): void {
  app.get(
    '/api/units',
    {
      config: { action: 'session:list' },
      schema: {
        tags: ['units'],
        summary: 'Units by code and name',
        response: {
          200: z.object({
            items: z.array(z.object({ code: z.string(), name: z.string(), region: z.string().nullable() })),
          }),
        },
      },
    },
    async () => ({ items: await namedUnits(options.warehouse) }),
  );
}
