import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let records: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let app: App;
const people = {
  analyst: testCaller('conduct_analyst'),
  director: testCaller('conduct_director'),
  leader: testCaller('leader'),
  department: testCaller('department_user', { unit: 'U2', units: ['U2'] }),
  stranger: testCaller('department_user', { unit: 'U9', units: ['U9'] }),
  auditor: testCaller('audit_admin'),
} satisfies Record<string, Caller>;
type Who = keyof typeof people;

before(async () => {
  records = await startTestRecords();
  house = testHouse(await records.fresh(), { now: '2026-03-02 09:00:00' });
  app = await buildServer(house, {
    announcements: makeAnnouncements(),
    callerOf: async (headers) => people[headers['x-who'] as Who],
  });
});
after(async () => {
  await app.close();
  await records.stop();
});

async function ask(who: Who, method: 'GET' | 'POST', url: string, body?: object) {
  const headers = { 'x-who': who, ...(method === 'POST' && { 'idempotency-key': randomUUID() }) };
  const reply = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  return {
    status: reply.statusCode,
    body: reply.headers['content-type']?.includes('json') ? reply.json() : reply.rawPayload,
  };
}

test('a letter through the door: drafted, signed off, issued, answered', async () => {
  const draft = {
    kind: 'remind',
    unit: 'U2',
    unit_name: '市农业局',
    fields: {
      subject: '公车管理',
      situation: '节日将至。',
      risks: ['公车私用'],
      tips: ['封存停驶'],
      contact: '党风室',
    },
  };
  assert.equal((await ask('auditor', 'POST', '/api/letters', draft)).status, 403);
  const wrong = await ask('analyst', 'POST', '/api/letters', { ...draft, fields: { subject: ['x'] } });
  assert.deepEqual([wrong.status, wrong.body.error.where], [422, 'fields.subject']);
  let letter = (await ask('analyst', 'POST', '/api/letters', draft)).body;
  const act = async (who: Who, verb: string, body: object = {}) => {
    const done = await ask(who, 'POST', `/api/letters/${letter.id}/${verb}`, { revision: letter.revision, ...body });
    if (done.status === 200) letter = done.body;
    return done;
  };
  assert.equal((await act('analyst', 'dispatch')).status, 409, 'without approval');
  assert.equal((await act('analyst', 'submit')).status, 200);
  assert.equal((await act('analyst', 'approve')).status, 403, 'one’s own');
  assert.equal((await act('leader', 'approve')).status, 200);
  assert.equal((await act('analyst', 'dispatch')).body.no, '纪提〔2026〕1号');
  const file = await ask('department', 'GET', `/api/letters/${letter.id}/file`);
  assert.deepEqual([file.status, file.body.subarray(0, 2).toString()], [200, 'PK']);
  assert.equal((await ask('stranger', 'GET', `/api/letters/${letter.id}`)).status, 404);
  assert.equal((await act('department', 'sign')).status, 200);
  assert.equal((await act('department', 'reply', { text: '已对照检查' })).body.state, 'replied');
  const view = await ask('director', 'GET', `/api/letters/${letter.id}`);
  assert.equal(view.status, 200);
  assert.deepEqual(
    view.body.acts.filter((one: { allowed: boolean }) => one.allowed).map((one: { act: string }) => one.act),
    ['return-reply', 'assess', 'revoke'],
  );
  const list = await ask('leader', 'GET', '/api/letters?state=replied&state=signed&on_time=true');
  assert.deepEqual(
    list.body.items.map((one: { id: string }) => one.id),
    [letter.id],
  );
  assert.equal((await ask('leader', 'GET', '/api/letters/register?year=2026')).body.items.length, 1);
  assert.equal((await ask('analyst', 'GET', '/api/letters/templates')).body.items.length, 3);
  assert.equal((await ask('analyst', 'GET', '/api/letters/prefill?kind=suggest')).body.kind, 'suggest');
});

test('a rectification through the door, with a file', async () => {
  const opened = await ask('analyst', 'POST', '/api/rectifications', {
    title: '油卡管理',
    problem: '无派车记录',
    kind: 'by_date',
    unit: 'U2',
    unit_name: '市农业局',
    responsible: '郑某',
    goal: '一车一卡',
    measures: [{ text: '清理', owner: '办公室', due: '2026-03-20' }],
    due: '2026-04-02',
  });
  assert.equal(opened.status, 200);
  const url = `/api/rectifications/${opened.body.id}`;
  const issued = await ask('analyst', 'POST', `${url}/issue`, { revision: opened.body.revision });
  await ask('department', 'POST', `${url}/start`, { revision: issued.body.revision });
  const boundary = 'b0undary';
  const part = (head: string, body: string) => `--${boundary}\r\n${head}\r\n\r\n${body}\r\n`;
  const payload = [
    part('content-disposition: form-data; name="id"', randomUUID()),
    part('content-disposition: form-data; name="kind"', 'proof'),
    part(
      'content-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf',
      '%PDF-1.7\n%%EOF',
    ),
    `--${boundary}--\r\n`,
  ].join('');
  const headers = {
    'x-who': 'department',
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'idempotency-key': randomUUID(),
  };
  const attached = await app.inject({ method: 'POST', url: `${url}/files`, headers, payload });
  assert.equal(attached.statusCode, 200, attached.body);
  assert.equal((await ask('leader', 'GET', `${url}/files/${attached.json().id}`)).status, 200);
  const view = await ask('department', 'GET', url);
  assert.deepEqual([view.body.state, view.body.evidence.length], ['R30', 1]);
  const late = await ask('department', 'POST', `${url}/submit`, { revision: 1 });
  assert.deepEqual([late.status, late.body.error.code], [409, 'changed-meanwhile']);
  assert.equal((await ask('leader', 'GET', '/api/rectifications?state=R30')).body.items.length, 1);
  assert.deepEqual((await ask('analyst', 'GET', '/api/rectifications/requests')).body, { items: [] });
});

test('statistics and coverage, for those who may', async () => {
  assert.equal((await ask('department', 'GET', '/api/statistics')).status, 403);
  const statistics = await ask('leader', 'GET', '/api/statistics');
  assert.deepEqual(
    statistics.body.groups.map((one: { id: string }) => one.id),
    ['data', 'models', 'hits', 'clues', 'governance'],
  );
  const overview = await ask('leader', 'GET', '/api/statistics/overview');
  assert.deepEqual([overview.body.totals.letters, overview.body.totals.rectifications], [1, 1]);
  const coverage = await ask('leader', 'GET', '/api/coverage');
  assert.equal(coverage.body.items, 21);
});
