import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { Announcement } from '@plumb/guard/house';
import { z } from 'zod';
import type { Door } from '../door.ts';

const beat = 20_000;

/** Server-sent events: what happens within the caller's sight, as ids. */
export function eventRoutes({ app, house, options }: Door): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const close of open) close();
  });

  app.get(
    '/api/events',
    {
      config: { action: 'event:watch' },
      schema: {
        tags: ['operation'],
        summary: 'What happens, as server-sent events: { topic, id, unit, act }',
        response: { 200: { content: { 'text/event-stream': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      await act(house, caller, 'event:watch', async ({ authorise }) => authorise('event:watch', theHouse));
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      reply.raw.write('retry: 3000\n\n');
      const stop = options.announcements.subscribe((what) => {
        if (sees(caller, what)) reply.raw.write(`event: ${what.topic}\ndata: ${JSON.stringify(what)}\n\n`);
      });
      const timer = setInterval(() => reply.raw.write(': beat\n\n'), beat);
      const close = () => {
        clearInterval(timer);
        stop();
        open.delete(close);
        reply.raw.end();
      };
      open.add(close);
      request.raw.once('close', close);
    },
  );
}

const administrators = new Set(['system_admin', 'security_admin', 'audit_admin']);

/** Matters of a unit go to those who see the unit; matters of no unit to those who see all. Administrators see no business. */
export function sees(caller: Caller, { topic, unit }: Announcement): boolean {
  if (topic === 'job') return true;
  if (caller.kind !== 'person') return true;
  if (caller.roles.some((role) => administrators.has(role))) return topic === 'approval';
  return caller.units === 'all' || (unit !== null && caller.units.includes(unit));
}
