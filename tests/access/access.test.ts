import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import { type Resource, theHouse } from '@plumb/guard/access/policy-book';
import { adminRoles, type Role, roles } from '@plumb/guard/access/role';
import { makeAnnouncements } from '@plumb/server/announcements';
import { type App, buildServer } from '@plumb/server/door';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { differs, nested, nounOfPath, placed, published, special } from './routes-known.ts';
import { type Schema, sampleOf } from './sample-body.ts';
import { makeWorld, type World } from './world.ts';

type Route = {
  method: string;
  path: string;
  action: string;
  open: boolean;
  body?: Schema;
  query?: Record<string, unknown>;
};

let records: Awaited<ReturnType<typeof startTestRecords>>;
let world: World;
let app: App;
let routes: Route[];
let known: Record<string, Schema>;
const callers = new Map<string, Caller>();

before(async () => {
  records = await startTestRecords();
  world = await makeWorld(await records.fresh());
  for (const role of Object.keys(roles) as Role[])
    for (const scope of ['own', 'foreign'] as const) callers.set(`${role}/${scope}`, await seat(role, scope));
  app = await buildServer(world.house, {
    announcements: makeAnnouncements(),
    requestsPerMinute: 1e9,
    callerOf: async (headers) => callers.get(String(headers['x-who'])),
  });
  ({ routes, known } = describe(app));
});
after(async () => {
  await app.close();
  await records.stop();
});

/**
 * Somebody whose units are the object's own, or others. Who verifies or decides sits elsewhere: nobody is asked about the unit that he belongs to.
 * Administrators have no units: they see all that is theirs.
 */
function seat(role: Role, scope: 'own' | 'foreign'): Promise<Caller> {
  if ((adminRoles as readonly Role[]).includes(role)) return world.person(role);
  const unit = scope === 'own' ? 'U1' : 'U9';
  return world.person(role, { unit: role === 'department_user' ? unit : `JW-${unit}`, units: [unit] });
}

function describe(app: App): { routes: Route[]; known: Record<string, Schema> } {
  const document = app.swagger() as unknown as {
    paths: Record<
      string,
      Record<
        string,
        { 'x-action': string; security: unknown[]; requestBody?: { content: Record<string, { schema: Schema }> } }
      >
    >;
    components: { schemas: Record<string, Schema> };
  };
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Route => {
      const body = operation.requestBody?.content['application/json']?.schema;
      return {
        method: method.toUpperCase(),
        path,
        action: operation['x-action'],
        open: operation.security.length === 0,
        ...(body ? { body } : {}),
      };
    }),
  );
  return { routes, known: document.components.schemas };
}

const nameOf = ({ method, path }: Route) => `${method} ${path}`;

async function ask(route: Route, who: string, id: string | undefined): Promise<{ status: number; audited: boolean }> {
  const before = await lastEntry();
  const url = route.path.replace('{id}', id ?? '').replace(/\{\w+\}/g, randomUUID());
  const { query = '', ...given } = special[nameOf(route)] ?? {};
  const payload = given.body ?? (route.body ? sampleOf(route.body, known) : undefined);
  const reply = await app.inject({
    method: route.method as 'GET',
    url: url + query,
    headers: { 'x-who': who, 'idempotency-key': randomUUID(), ...given.headers },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
  return { status: reply.statusCode, audited: (await lastEntry()) > before };
}

/** What the policies say; a question that they do not understand is told as one. */
function decide(caller: Caller, action: string, resource: Resource): string {
  try {
    return world.house.policies.decide(caller, action, resource);
  } catch (error) {
    return String(error);
  }
}

async function lastEntry(): Promise<number> {
  const { seq } = await world.house.records.db
    .selectFrom('ledger_entry')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('outcome', '=', 'refused')
    .executeTakeFirstOrThrow();
  return Number(seq ?? 0);
}

const closed = () => routes.filter(({ open, path }) => !open && path !== '/api/events');

test('every route is known to this test', () => {
  const unknown = closed()
    .filter(({ path }) => path.includes('{'))
    .filter((route) => nounOfPath(route.path) === undefined)
    .map(nameOf);
  assert.deepEqual(unknown, []);
});

test('nobody signed in is let through nowhere', async () => {
  const through: string[] = [];
  for (const route of closed())
    if ((await ask(route, 'nobody', randomUUID())).status !== 401) through.push(nameOf(route));
  assert.deepEqual(through, []);
});

test('every action is known to the policies', () => {
  const actions = new Set(world.house.policies.actions);
  assert.deepEqual(
    [
      ...new Set(
        closed()
          .filter((route) => !differs[nameOf(route)] && !actions.has(route.action))
          .map(nameOf),
      ),
    ],
    [],
  );
});

test('every role, on its own and on a foreign unit: exactly what the policies say', async () => {
  const wrong: string[] = [];
  for (const route of closed()) {
    if (differs[nameOf(route)]) continue;
    const noun = nounOfPath(route.path);
    const of = noun ? world.nouns[noun] : undefined;
    if (noun && !of) continue;
    let id = await of?.make();
    for (const [who, caller] of callers) {
      if (who.endsWith('/foreign') && !(noun && placed.has(noun))) continue;
      const resource = of && id ? await of.resource(id, caller) : theHouse;
      const decision = decide(caller, route.action, resource);
      const { status, audited } = await ask(route, who, id);
      const fits =
        decision === 'allow'
          ? status !== 401 && status !== 403 && status < 500 && (status !== 404 || nested.has(nameOf(route)))
          : (status === 403 || status === 404) &&
            audited &&
            (published.has(noun ?? '') || status === (decision === 'unseen' ? 404 : 403));
      if (!fits)
        wrong.push(
          `${nameOf(route)} by ${who}: the policies say ${decision}, the door ${status}${audited ? '' : ', unaudited'}`,
        );
      if (status < 300 && route.method !== 'GET' && of) id = await of.make();
    }
  }
  assert.deepEqual(wrong, []);
});

/** One who decides, one outside, one who sees no business. */
const strangers = ['conduct_director', 'department_user', 'audit_admin'] as const satisfies readonly Role[];

test('an id that does not exist is not found, whoever asks, and audited', async () => {
  const wrong: string[] = [];
  for (const route of closed()) {
    if (!route.path.includes('{id}') || published.has(nounOfPath(route.path) ?? '')) continue;
    for (const role of strangers) {
      const { status, audited } = await ask(route, `${role}/own`, randomUUID());
      if ((status !== 404 && status !== 403) || !audited)
        wrong.push(`${nameOf(route)} by ${role}: ${status}${audited ? '' : ', unaudited'}`);
    }
  }
  assert.deepEqual(wrong, []);
});
