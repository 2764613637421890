import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { callerOf } from '@plumb/guard/account/caller-of';
import { cookiesOf } from '@plumb/guard/account/cookies';
import { installAccount } from '@plumb/guard/account/create-account';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let app: App;
const password = '昆山晨雾里的三只白鹭';
before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh());
  app = await buildServer(house, {
    callerOf: (headers) => callerOf(house, headers),
    announcements: makeAnnouncements(),
  });
  const scope = { unit: 'U1', units: 'all', regions: [''], must_change_password: false } as const;
  await installAccount(house, systemCaller, {
    login: 'wang.yi',
    name: '王一',
    password,
    roles: ['conduct_analyst'],
    ...scope,
  });
});
after(async () => {
  await app?.close();
  await server.stop();
});

const post = (url: string, payload: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, payload, headers });
const enter = async () => {
  const answer = await post('/api/session/sign-in', { login: 'wang.yi', password });
  assert.equal(answer.statusCode, 204, answer.body);
  return cookiesOf([answer.headers['set-cookie'] ?? []].flat());
};

test('in, who am I, out', async () => {
  assert.equal((await app.inject('/api/session')).statusCode, 401);
  const cookie = await enter();
  const me = await app.inject({ url: '/api/session', headers: { cookie } });
  const { account, role_names, actions, must_change_password } = me.json();
  assert.deepEqual(
    [account.login, account.roles, role_names[0].en],
    ['wang.yi', ['conduct_analyst'], 'Conduct office analyst'],
  );
  assert.ok(actions.includes('hit:list') && !actions.includes('audit:read'));
  assert.equal(must_change_password, false);
  const sessions = await app.inject({ url: '/api/sessions', headers: { cookie } });
  assert.deepEqual(
    sessions.json().items.map((one: { current: boolean }) => one.current),
    [true],
  );
  assert.equal((await post('/api/session/sign-out', {}, { cookie })).statusCode, 204);
  assert.equal((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode, 401);
});

test('a wrong password: 401 in both languages, and nothing of it in the answer', async () => {
  const answer = await post('/api/session/sign-in', { login: 'wang.yi', password: 'wrong password' });
  assert.equal(answer.statusCode, 401);
  assert.equal(answer.json().error.code, 'wrong-credentials');
  assert.ok(answer.json().error.message.zh && answer.json().error.message.en);
  assert.ok(!answer.body.includes('wang.yi'));
});

test('another site’s page cannot act with the cookie', async () => {
  const cookie = await enter();
  const answer = await post('/api/session/sign-out', {}, { cookie, origin: 'https://evil.example' });
  assert.equal(answer.statusCode, 403);
  assert.equal((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode, 200);
});

test('a weak new password: 422, where', async () => {
  const cookie = await enter();
  const answer = await post('/api/session/password', { present: password, password: 'short' }, { cookie });
  assert.deepEqual(
    [answer.statusCode, answer.json().error.code, answer.json().error.where],
    [422, 'weak-password', 'password'],
  );
});

test('somebody else’s session: not found', async () => {
  const cookie = await enter();
  assert.equal((await post('/api/sessions/no-such/end', {}, { cookie })).statusCode, 404);
});
