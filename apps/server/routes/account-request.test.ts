import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { callerOf } from '@plumb/guard/account/caller-of';
import { cookiesOf } from '@plumb/guard/account/cookies';
import { installAccount } from '@plumb/guard/account/create-account';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let app: App;
const people = new Map<string, Caller>();
const password = '昆山晨雾里的三只白鹭';
before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh());
  app = await buildServer(house, {
    callerOf: async (headers) => people.get(String(headers['x-who'])) ?? callerOf(house, headers),
    announcements: makeAnnouncements(),
  });
});
after(async () => {
  await app?.close();
  await server.stop();
});

let seats = 0;
/** A real account; asked for by `x-who` as one who gave the second factor. */
async function seat(role: Role): Promise<Caller & { login: string }> {
  const login = `ren.yuan.${++seats}`;
  const scope = { unit: 'U1', units: 'all', regions: [''], must_change_password: false } as const;
  const { id } = await installAccount(house, systemCaller, { login, name: '王一', password, roles: [role], ...scope });
  const caller = testCaller(role, { account_id: id });
  people.set(id, caller);
  return { ...caller, login };
}
const send = (who: Caller, url: string, payload: Record<string, unknown>, key = randomUUID()) =>
  app.inject({ method: 'POST', url, payload, headers: { 'x-who': who.account_id, 'idempotency-key': key } });
const given = { decision: 'approve', note: '已当面核实', revision: 1 };
const asked = { revision: 1, reason: '本人到场,忘记口令' };

test('a password is reset by two; its owner comes in with both halves and is told first', async () => {
  const [system, security, owner] = [
    await seat('system_admin'),
    await seat('security_admin'),
    await seat('petition_clerk'),
  ];
  const ask = await send(system, `/api/accounts/${owner.account_id}/reset-password`, asked);
  const { approval, first_half } = ask.json();
  const waiting = await app.inject({ url: '/api/approvals', headers: { 'x-who': security.account_id } });
  assert.deepEqual(
    waiting.json().items.map((one: { id: string; purpose: string }) => [one.id, one.purpose]),
    [[approval, `${owner.login} 王一`]],
  );
  assert.ok(!waiting.body.includes(first_half), 'who confirms never sees the first half');
  const own = await send(system, `/api/account-requests/${approval}/decide`, given);
  assert.deepEqual([own.statusCode, own.json().error.code], [403, 'not-allowed']);
  const elsewhere = await send(security, `/api/approvals/${approval}/decide`, given);
  assert.deepEqual([elsewhere.statusCode, elsewhere.json().error.code], [409, 'decide-at-object']);
  const done = await send(security, `/api/account-requests/${approval}/decide`, given);
  assert.deepEqual([done.statusCode, done.json().state, done.json().no], [200, 'approved', '口令批〔2026〕1号']);
  const { second_half } = done.json();
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session/sign-in',
    payload: { login: owner.login, password: `${first_half}-${second_half}` },
  });
  const cookie = cookiesOf([entered.headers['set-cookie'] ?? []].flat());
  const session = (await app.inject({ url: '/api/session', headers: { cookie } })).json();
  assert.equal(session.must_change_password, true);
  assert.deepEqual(
    session.notices.map((one: { what: string; reason: string }) => [one.what, one.reason]),
    [['password_reset', asked.reason]],
  );
  const read = { method: 'POST', url: '/api/session/notices/read', headers: { cookie } } as const;
  await app.inject({ ...read, payload: { ids: [session.notices[0].id] } });
  assert.deepEqual((await app.inject({ url: '/api/session', headers: { cookie } })).json().notices, []);
  const kept = await app.inject({ url: '/api/session/notices', headers: { cookie } });
  assert.equal(kept.json().items.length, 1, 'what was read stays');
});

test('no half of a password is kept: neither with the request nor for a repeat', async () => {
  const [system, security, owner] = [
    await seat('system_admin'),
    await seat('security_admin'),
    await seat('petition_clerk'),
  ];
  const { approval, first_half } = (
    await send(system, `/api/accounts/${owner.account_id}/reset-password`, asked)
  ).json();
  const { second_half } = (await send(security, `/api/account-requests/${approval}/decide`, given)).json();
  const { db } = house.records;
  const tables = [
    await db.selectFrom('idempotency').selectAll().execute(),
    await db.selectFrom('approval').selectAll().execute(),
    await db.selectFrom('ledger_entry').selectAll().execute(),
    await db.selectFrom('account_notice').selectAll().execute(),
  ];
  for (const half of [first_half, second_half]) assert.ok(!JSON.stringify(tables).includes(half));
});

test('a person does not recover an administrator through the web; the console does', async () => {
  const [system, security] = [await seat('system_admin'), await seat('security_admin')];
  const body = { login: security.login, reason: '三员均无法登录' };
  assert.equal((await send(system, '/api/accounts/recover', body)).statusCode, 403);
  const operator = testCaller([], { kind: 'operator', account_id: 'operator' });
  people.set('operator', operator);
  const answer = await send(operator, '/api/accounts/recover', body);
  assert.deepEqual([answer.statusCode, answer.json().login], [200, security.login]);
});
