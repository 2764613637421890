import { readOverview } from '@plumb/correct/statistics/read-overview';
import { readStatistics } from '@plumb/correct/statistics/read-statistics';
import { overviewSchema, statisticsSchema } from '@plumb/correct/statistics/statistics-view';
import type { Door } from '../door.ts';
import { unitPlaces } from '../map/unit-places.ts';

/** Numbers alone: where everything stands, and the statistics of the command centre. */
export function statisticsRoutes({ app, house, options }: Door): void {
  const tags = ['statistics'];
  const places = unitPlaces(options);
  app.get(
    '/api/statistics/overview',
    {
      config: { action: 'statistics:read' },
      schema: { tags, summary: 'Where everything within sight stands', response: { 200: overviewSchema } },
    },
    async ({ caller }) => readOverview(house, caller, await places()),
  );
  app.get(
    '/api/statistics',
    {
      config: { action: 'statistics:read' },
      schema: {
        tags,
        summary: 'The statistics in five groups, every number with the page that it counts',
        response: { 200: statisticsSchema },
      },
    },
    async ({ caller }) => readStatistics(house, caller, await places()),
  );
}
