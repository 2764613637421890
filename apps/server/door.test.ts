import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { z } from 'zod';
import { makeAnnouncements } from './announcements.ts';
import { type App, buildServer } from './door.ts';
import { doorHouse, person } from './door-fixture.ts';
import { describeApi } from './open-api-fixture.ts';

let started: Awaited<ReturnType<typeof startTestRecords>>;
let house: House;
let done: string[];
let app: App;

before(async () => {
  started = await startTestRecords();
});
after(() => started.stop());

const things = ({ app, house }: { app: App; house: House }) => {
  const schema = {
    tags: ['thing'],
    summary: 'A thing',
    response: { 200: z.object({ id: z.string(), n: z.number() }) },
  };
  app.post(
    '/api/things',
    { config: { action: 'thing:make' }, schema: { ...schema, body: z.object({ name: z.string().min(2).max(10) }) } },
    async ({ caller, body }) =>
      act(house, caller, 'thing:make', async ({ db }) => {
        done.push(body.name);
        if (body.name === 'broken') throw new Error('secret of the inside');
        if (body.name === 'taken')
          throw new PlumbError({ code: 'wrong-state', texts: { zh: '状态不符', en: 'wrong state' }, where: 'H20' });
        await db.insertInto('idempotency').values(row(body.name)).execute();
        return { id: randomUUID(), n: done.length };
      }),
  );
};
const row = (name: string) => ({
  account: 'made',
  key: name,
  act: '',
  route: '',
  digest: '',
  value: null,
  at: '2026-03-02 09:00:00',
});

beforeEach(async () => {
  done = [];
  house = doorHouse(await started.fresh());
  app = await buildServer(house, {
    callerOf: async (headers) => (headers['x-who'] ? person(String(headers['x-who'])) : undefined),
    announcements: makeAnnouncements(),
    also: things,
  });
});

const make = (name: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/things',
    payload: { name },
    headers: { 'x-who': 'conduct_analyst', ...headers },
  });

describe('one shape for every failure', () => {
  for (const [what, ask, status, code, where] of [
    ['nobody signed in', () => make('bolt', { 'x-who': '' }), 401, 'not-signed-in', null],
    ['a field too short', () => make('b'), 422, 'bad-input', 'body.name'],
    ['a field of another type', () => make(3), 422, 'bad-input', 'body.name'],
    ['wrong state', () => make('taken'), 409, 'wrong-state', 'H20'],
    ['a failure of ours', () => make('broken'), 500, 'failed', null],
    [
      'a page of another site',
      () => make('bolt', { origin: 'https://elsewhere.example' }),
      403,
      'foreign-origin',
      'origin',
    ],
    [
      'no such address',
      () => app.inject({ url: '/api/nothing', headers: { 'x-who': 'leader' } }),
      404,
      'no-such-route',
      null,
    ],
    [
      'no JSON',
      () =>
        app.inject({
          method: 'POST',
          url: '/api/things',
          payload: '{',
          headers: { 'x-who': 'leader', 'content-type': 'application/json' },
        }),
      422,
      'bad-input',
      null,
    ],
    ['too large', () => make('x'.repeat(2_000_000)), 413, 'too-large', null],
    ['a malformed key', () => make('bolt', { 'idempotency-key': 'short' }), 422, 'bad-input', 'idempotency-key'],
  ] as const)
    test(what, async () => {
      const reply = await ask();
      const { error } = reply.json();
      assert.equal(reply.statusCode, status);
      assert.deepEqual([error.code, error.where], [code, where]);
      assert.ok(error.message.zh && error.message.en);
      assert.doesNotMatch(reply.body, /secret/);
    });
});

describe('a write with a key is done once', () => {
  const key = { 'idempotency-key': 'key-0000-1111' };
  test('sent again, it answers the same and does nothing', async () => {
    const first = await make('bolt', key);
    const second = await make('bolt', key);
    assert.equal(first.statusCode, 200);
    assert.deepEqual(second.json(), first.json());
    assert.deepEqual(done, ['bolt']);
  });
  test('sent twenty times at once, it is done once', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => make('bolt', key)));
    assert.equal(new Set(replies.map(({ body }) => body)).size, 1, replies.map(({ body }) => body).join('\n'));
    assert.deepEqual(done, ['bolt']);
  });
  test('with another content it is refused', async () => {
    await make('bolt', key);
    const second = await make('nut', key);
    assert.equal(second.statusCode, 409);
    assert.equal(second.json().error.code, 'key-reused');
    assert.deepEqual(done, ['bolt']);
  });
  test('the same key of another account is another key', async () => {
    await make('bolt', key);
    const other = await make('nut', { ...key, 'x-who': 'leader' });
    assert.equal(other.statusCode, 200);
  });
  test('what failed is tried anew', async () => {
    assert.equal((await make('taken', key)).statusCode, 409);
    assert.equal((await make('taken', key)).statusCode, 409);
    assert.deepEqual(done, ['taken', 'taken']);
  });
});

for (const url of ['/%61pi/roles', 'http://elsewhere/api/roles', '/api/%72oles'])
  test(`another spelling of an address opens nothing: ${url}`, async () => {
    assert.equal((await app.inject({ url })).statusCode, 401);
    const foreign = await app.inject({ url, headers: { 'x-who': 'leader', origin: 'https://elsewhere.example' } });
    assert.equal(foreign.statusCode, 403);
    assert.equal(foreign.headers['cache-control'], 'no-store');
  });

test('headers allow nothing from elsewhere and nothing inline', async () => {
  const { headers } = await app.inject({ url: '/api/health' });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe|https?:/);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('health answers to anyone, measurements to those who run it', async () => {
  assert.equal((await app.inject({ url: '/api/health' })).json().state, 'well');
  for (const [who, status] of [
    ['system_admin', 200],
    ['leader', 403],
    ['', 401],
  ] as const)
    assert.equal((await app.inject({ url: '/api/metrics', headers: { 'x-who': who } })).statusCode, status, who);
});

test('more requests than are allowed are told when to come back', async () => {
  const small = await buildServer(house, {
    callerOf: async () => person('leader'),
    announcements: makeAnnouncements(),
    requestsPerMinute: 3,
  });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await small.inject({ url: '/api/metrics' })).statusCode);
  assert.deepEqual(statuses, [403, 403, 403, 429, 429]);
});

test('the description names every route whole', async () => {
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json();
  assert.deepEqual(describeApi(paths), []);
  assert.ok(paths['/api/things'].post.responses['422']);
});
