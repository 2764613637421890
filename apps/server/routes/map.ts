import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import { z } from 'zod';
import type { Door } from '../door.ts';
import { type MapBase, mapBase } from '../map/base.ts';

/** How old a base may be: streets and places change slowly. */
const keptFor = 6 * 3600_000;

const collection = z.object({
  type: z.literal('FeatureCollection'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
      properties: z.object({
        kind: z.enum(['region', 'parking', 'forbidden', 'site', 'street', 'unit', 'place']),
        id: z.string().optional(),
        name: z.string().optional(),
        type: z.string().optional(),
        sensitive: z.number().int().optional(),
      }),
    }),
  ),
});

/** The map's own base, drawn from the datasets; nothing is fetched from elsewhere. */
export function mapRoutes({ app, house, options }: Door): void {
  let kept: { made: number; text: Promise<string> } | undefined;
  options.announcements.subscribe(({ topic }) => {
    if (topic === 'batch') kept = undefined;
  });
  const base = (): Promise<string> => {
    if (!kept || Date.now() - kept.made > keptFor) {
      const made: Promise<MapBase> = options.warehouse
        ? mapBase(options.warehouse.main)
        : Promise.resolve({ type: 'FeatureCollection', bbox: null, features: [] });
      kept = { made: Date.now(), text: made.then((one) => JSON.stringify(one)) };
      kept.text.catch(() => {
        kept = undefined;
      });
    }
    return kept.text;
  };
  app.get(
    '/api/map/base',
    {
      config: { action: 'map:see' },
      schema: {
        tags: ['map'],
        summary: 'Divisions, fences, streets, units and places as GeoJSON (WGS-84)',
        response: { 200: collection },
      },
    },
    async ({ caller }, reply) => {
      await act(house, caller, 'map:see', async ({ authorise }) => authorise('map:see', theHouse));
      const text = await base();
      return reply
        .header('cache-control', 'private, max-age=600')
        .type('application/json; charset=utf-8')
        .serializer((sent: unknown) => String(sent))
        .send(text as never);
    },
  );
}
