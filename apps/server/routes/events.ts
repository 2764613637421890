import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { adminRoles } from '@plumb/guard/access/role';
import { act } from '@plumb/guard/act';
import type { Announcement, House } from '@plumb/guard/house';
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
        if (sees(house, caller, what)) reply.raw.write(`event: ${what.topic}\ndata: ${JSON.stringify(what)}\n\n`);
      });
      const timer = setInterval(async () => {
        if (await sessionOver(house, caller)) close();
        else reply.raw.write(': beat\n\n');
      }, beat);
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

const administrators = new Set<string>(adminRoles);

/** Who may list the matters of a topic hears of them. */
const lists: Partial<Record<Announcement['topic'], string>> = {
  hit: 'hit:list',
  run: 'run:list',
  task: 'task:list',
  clue: 'clue:list',
  letter: 'letter:list',
  rectification: 'rectification:list',
  batch: 'delivery:list',
  approval: 'approval:list',
};

/**
 * Matters of a unit go to those who see the unit and may list such matters; matters of no unit to those who see all. A supervised
 * unit is not told what is being prepared about it.
 */
export function sees({ policies }: Pick<House, 'policies'>, caller: Caller, { topic, unit }: Announcement): boolean {
  if (topic === 'job' || caller.kind !== 'person') return true;
  const list = lists[topic];
  if (caller.roles.includes('department_user')) return false;
  if (list && policies.decide(caller, list, theHouse) !== 'allow') return false;
  if (topic === 'approval' && caller.roles.some((role) => administrators.has(role))) return true;
  return caller.units === 'all' || (unit !== null && caller.units.includes(unit));
}

/** A stream lives longer than a request: whose session was ended hears nothing more. Looking does not keep the session alive. */
async function sessionOver({ records }: House, { kind, session_id }: Caller): Promise<boolean> {
  if (kind !== 'person') return false;
  const session = await records.db
    .selectFrom('account_session')
    .select('ended_at')
    .where('id', '=', session_id)
    .executeTakeFirst()
    .catch(() => undefined);
  return session?.ended_at !== null;
}
