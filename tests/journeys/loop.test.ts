import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Role } from '@plumb/guard/access/role';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { callerOf } from '@plumb/guard/account/caller-of';
import { cookiesOf } from '@plumb/guard/account/cookies';
import { installAccount } from '@plumb/guard/account/create-account';
import { makeAnnouncements } from '@plumb/server/announcements';
import { type App, buildServer } from '@plumb/server/door';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { type Scene, scene } from '@plumb/verify/verify-fixture';

const password = '昆山晨雾里的三只白鹭';
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF';

let records: Awaited<ReturnType<typeof startTestRecords>>;
let world: Scene;
let app: App;
const ids = new Map<string, string>();
const cookies = new Map<string, string>();

before(async () => {
  records = await startTestRecords();
  world = await scene(await records.fresh());
  world.house.doorkeeper.settings.second_factor = 'offered';
  app = await buildServer(world.house, {
    callerOf: (headers) => callerOf(world.house, headers),
    announcements: makeAnnouncements(),
  });
  await seat('analyst', 'conduct_analyst', 'JW', 'all');
  await seat('director', 'conduct_director', 'JW', 'all');
  await seat('director2', 'conduct_director', 'JW', 'all');
  await seat('leader', 'leader', 'JW', 'all');
  await seat('verifier', 'field_verifier', 'PZ', ['PZ', 'U1']);
  await seat('verifier2', 'field_verifier', 'PZ', ['PZ', 'U1']);
  await seat('unit', 'department_user', 'U1', ['U1']);
  await seat('stranger', 'department_user', 'U9', ['U9']);
  await seat('auditor', 'audit_admin', 'JW', 'all');
});
after(async () => {
  await app.close();
  await records.stop();
});

async function seat(login: string, role: Role, unit: string, units: readonly string[] | 'all'): Promise<void> {
  const scope = { unit, units, regions: [''], must_change_password: false };
  const { id } = await installAccount(world.house, systemCaller, {
    login,
    name: `某${login}`,
    password,
    roles: [role],
    ...scope,
  });
  ids.set(login, id);
  const reply = await app.inject({ method: 'POST', url: '/api/session/sign-in', payload: { login, password } });
  assert.equal(reply.statusCode, 204, reply.body);
  cookies.set(login, cookiesOf([reply.headers['set-cookie'] ?? []].flat()));
}

async function get(who: string, url: string) {
  const reply = await app.inject({ url, headers: { cookie: cookies.get(who) } });
  return { status: reply.statusCode, body: reply.json() };
}

async function post(who: string, url: string, payload: object) {
  const headers = { cookie: cookies.get(who), 'idempotency-key': randomUUID() };
  const reply = await app.inject({ method: 'POST', url, headers, payload });
  return { status: reply.statusCode, body: reply.json() };
}

/** As `post`, and it has to be done. */
async function done(who: string, url: string, payload: object) {
  const { status, body } = await post(who, url, payload);
  assert.equal(status, 200, `${who} ${url}: ${JSON.stringify(body)}`);
  return body;
}

async function upload(who: string, url: string, fields: Record<string, string>): Promise<void> {
  const edge = 'edge';
  const part = (head: string, content: string) =>
    `--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const payload = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n${pdf}\r\n`,
    `--${edge}--\r\n`,
  ].join('');
  const headers = {
    cookie: cookies.get(who),
    'content-type': `multipart/form-data; boundary=${edge}`,
    'idempotency-key': randomUUID(),
  };
  const reply = await app.inject({ method: 'POST', url, headers, payload });
  assert.equal(reply.statusCode, 200, `${who} ${url}: ${reply.body}`);
}

test('one hit of a fuel card goes the whole way: weighed, verified in the field, decided, a letter, put right, and the ledger tells it', async () => {
  const hit = await world.hit({ unit: 'U1', region: '210202', amount: 760.5 });
  const seen = (await get('analyst', `/api/hits/${hit}`)).body;
  assert.equal(seen.state, 'H20');
  assert.doesNotMatch(JSON.stringify(seen), /210203197905011230/, 'a list or page shows no identity number');
  assert.equal((await get('stranger', `/api/hits/${hit}`)).status, 404);

  const sent = await done('analyst', `/api/hits/${hit}/dispatch`, {
    revision: seen.revision,
    reason: '下发核实',
    unit: 'PZ',
  });
  const [task] = (await get('verifier', '/api/tasks')).body.items;
  const verifiers = [ids.get('verifier'), ids.get('verifier2')];
  const accepted = await done('verifier', `/api/tasks/${task.id}/accept`, { revision: sent.revision, verifiers });
  const { checklist } = (await get('verifier', `/api/tasks/${task.id}`)).body;
  const findings = checklist.map(({ id }: { id: string }) => ({
    question: id,
    finding: 'confirmed',
    at: world.house.now(),
  }));
  await done('verifier2', `/api/tasks/${task.id}/findings`, { findings });
  await upload('verifier', `/api/tasks/${task.id}/files`, { id: randomUUID() });
  const fed = await done('verifier', `/api/tasks/${task.id}/feedback`, {
    revision: accepted.revision,
    verdict: 'true',
    facts: '油箱实测 70 升',
    amount: 760.5,
  });
  assert.equal(fed.state, 'H50');

  const review = await done('analyst', `/api/hits/${hit}/submit-review`, {
    revision: fed.revision,
    reason: '材料齐全',
  });
  const late = await post('director2', `/api/hits/${hit}/rectify`, {
    revision: seen.revision,
    reason: '转纠正整改',
    unit: 'U1',
    problem: '油卡管理不严',
  });
  assert.deepEqual([late.status, late.body.error.code], [409, 'changed-meanwhile']);
  const decided = await done('director', `/api/hits/${hit}/rectify`, {
    revision: review.revision,
    reason: '转纠正整改',
    unit: 'U1',
    problem: '油卡管理不严',
  });
  assert.equal(decided.state, 'H71');

  const draft = {
    kind: 'supervise',
    unit: 'U1',
    unit_name: '市农业局',
    about: [{ type: 'hit', id: hit }],
    fields: {
      subject: '公务加油卡',
      situation: '经核实存在问题。',
      problems: ['加油超过油箱'],
      requirements: ['健全台账'],
      contact: '党风室 0000-1111',
    },
  };
  let letter = await done('analyst', '/api/letters', draft);
  const onLetter = async (who: string, act: string, more: object = {}) => {
    letter = await done(who, `/api/letters/${letter.id}/${act}`, { revision: letter.revision, ...more });
  };
  assert.equal(
    (await post('analyst', `/api/letters/${letter.id}/dispatch`, { revision: letter.revision })).status,
    409,
    'without approval',
  );
  await onLetter('analyst', 'submit');
  assert.equal(
    (await post('analyst', `/api/letters/${letter.id}/approve`, { revision: letter.revision })).status,
    403,
    'one’s own',
  );
  await onLetter('director', 'countersign');
  await onLetter('leader', 'approve');
  await onLetter('analyst', 'dispatch');
  await onLetter('unit', 'sign');

  const [request] = (await get('analyst', '/api/rectifications/requests')).body.items;
  const plan = {
    request: request.id,
    letter: letter.id,
    title: '油卡管理',
    problem: '加油超过油箱',
    kind: 'by_date',
    unit_name: '市农业局',
    responsible: '办公室',
    goal: '一车一卡',
    measures: [{ text: '清理油卡', owner: '办公室', due: '2026-03-20' }],
    due: '2026-04-02',
    money_involved: 760.5,
    money_owed: 760.5,
  };
  let matter = await done('analyst', '/api/rectifications', plan);
  const onMatter = async (who: string, act: string, more: object = {}) => {
    matter = await done(who, `/api/rectifications/${matter.id}/${act}`, { revision: matter.revision, ...more });
  };
  await onMatter('analyst', 'issue');
  await onMatter('unit', 'start');
  await onMatter('unit', 'report', { text: '已追缴并修订制度', money_recovered: 760.5 });
  for (const kind of ['proof', 'recovery_voucher'])
    await upload('unit', `/api/rectifications/${matter.id}/files`, { id: randomUUID(), kind });
  await onMatter('unit', 'submit');
  assert.equal(matter.state, 'R40');
  await onLetter('unit', 'reply', { text: '已整改完毕,附佐证。' });
  await onMatter('analyst', 'review');
  assert.equal(
    (await post('stranger', `/api/rectifications/${matter.id}/report`, { revision: 1, text: '他人' })).status,
    404,
  );

  const verified = await done('auditor', '/api/ledger/verify', {});
  assert.deepEqual([verified.ok, verified.findings], [true, []]);
  const told = (await get('auditor', '/api/ledger?limit=200')).body.items.map(({ act }: { act: string }) => act);
  for (const act of ['session:sign-in', 'letter:approve', 'letter:dispatch', 'rectification:submit'])
    assert.ok(told.includes(act), `${act} is not in the ledger`);
  assert.equal((await get('auditor', '/api/hits')).status, 403, 'an auditor sees no business');
});
