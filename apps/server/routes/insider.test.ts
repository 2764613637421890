import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import { act } from '@plumb/guard/act';
import { requestApproval } from '@plumb/guard/approval/request-approval';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import { makeCheckpoint } from '@plumb/guard/ledger/checkpoint';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
let app: App;
const people = new Map<string, Caller>();
before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh());
  app = await buildServer(house, {
    callerOf: async (headers) => people.get(String(headers['x-who'])),
    announcements: makeAnnouncements(),
    requestsPerMinute: 100_000,
  });
});
after(async () => {
  await app?.close();
  await server.stop();
});

function person(role: Role | readonly Role[], given: Partial<Caller> = {}): Caller {
  const caller = testCaller(role, given);
  people.set(caller.account_id, caller);
  return caller;
}
const ask = async (who: Caller, method: 'GET' | 'POST', url: string, payload?: Record<string, unknown>) => {
  const answer = await app.inject({
    method,
    url,
    headers: { 'x-who': who.account_id },
    ...(payload ? { payload } : {}),
  });
  const json = answer.headers['content-type']?.toString().includes('json') && answer.body ? answer.json() : undefined;
  return { status: answer.statusCode, code: json?.error?.code, body: json, text: answer.body };
};
const every: Role[] = [
  'conduct_analyst', 'conduct_director', 'case_manager', 'petition_clerk', 'supervision_officer', 'field_verifier', 'trial_officer',
  'model_engineer', 'data_steward', 'leader', 'department_user', 'system_admin', 'security_admin', 'audit_admin',
]; // biome-ignore format: a list

describe('what a curious insider would try', () => {
  test('to approve one’s own export, and to fetch before it is approved', async () => {
    const analyst = person(['conduct_analyst']);
    const both = person(['conduct_director', 'leader']);
    for (const who of [analyst, both]) {
      const wish = await ask(who, 'POST', '/api/exports', { kind: 'hits', purpose: '月度通报', reason: '主任会议' });
      assert.equal(wish.status, 200, wish.text);
      const own = await ask(who, 'POST', `/api/approvals/${wish.body.approval}/decide`, {
        decision: 'approve',
        note: '同意',
        revision: 1,
      });
      assert.deepEqual([own.status, own.code], [403, 'not-allowed']);
      assert.equal((await ask(who, 'POST', `/api/exports/${wish.body.id}/make`)).code, 'approval-needed');
      assert.equal((await ask(who, 'GET', `/api/exports/${wish.body.id}/file`)).code, 'export-not-made');
    }
  });

  test('to take the whole way properly: asked, approved by another, made, fetched once with the watermark', async () => {
    const analyst = person('conduct_analyst', { name: '陈知微' });
    const leader = person('leader');
    const wish = await ask(analyst, 'POST', '/api/exports', {
      kind: 'hits',
      filter: { state: 'H20' },
      row_limit: 10,
      purpose: '月度通报',
      reason: '主任会议',
    });
    const inbox = await ask(leader, 'GET', '/api/approvals');
    const waiting = inbox.body.items.find((one: { id: string }) => one.id === wish.body.approval);
    assert.deepEqual([waiting.kind, waiting.may.decide, waiting.decided_here], ['export', true, true]);
    const given = await ask(leader, 'POST', `/api/approvals/${wish.body.approval}/decide`, {
      decision: 'approve',
      note: '同意',
      revision: 1,
    });
    assert.equal(given.body.state, 'approved');
    assert.equal((await ask(analyst, 'POST', `/api/exports/${wish.body.id}/make`)).body.rows, 0);
    const file = await ask(analyst, 'GET', `/api/exports/${wish.body.id}/file`);
    assert.match(file.text, /准绳导出 疑点清单 Hits,陈知微/);
    assert.equal((await ask(leader, 'GET', `/api/exports/${wish.body.id}/file`)).status, 404);
  });

  test('ids of others and ids of nothing are answered alike, and every one is in the ledger', async () => {
    const owner = person('conduct_analyst');
    const wish = await ask(owner, 'POST', '/api/exports', { kind: 'hits', purpose: '月度通报', reason: '主任会议' });
    const curious = person('conduct_analyst');
    const unknown = randomUUID();
    const before = await refusals(curious);
    for (const id of [wish.body.id, unknown])
      assert.equal((await ask(curious, 'GET', `/api/exports/${id}/file`)).status, 404);
    for (const id of [wish.body.approval, unknown]) {
      assert.equal((await ask(curious, 'GET', `/api/approvals/${id}`)).status, 404);
      assert.equal((await ask(curious, 'POST', `/api/approvals/${id}/withdraw`)).status, 404);
      assert.equal((await ask(curious, 'POST', '/api/disclosures', { approval: id })).status, 404);
    }
    assert.equal((await refusals(curious)) - before, 8);
  });

  test('to raise oneself: no role grants anything to itself, none but the security administrator to others', async () => {
    for (const role of every) {
      const me = person(role);
      const body = { revision: 1, roles: ['leader'], units: 'all', regions: [''], reason: '我要' };
      assert.equal((await ask(me, 'POST', `/api/accounts/${me.account_id}/roles`, body)).status, 404, role);
    }
  });

  test('to read the ledger: the auditor alone; and the auditor reads nothing else', async () => {
    await makeCheckpoint(house);
    for (const role of every) {
      const status = role === 'audit_admin' ? 200 : 403;
      const me = person(role);
      assert.equal((await ask(me, 'GET', '/api/ledger')).status, status, role);
      assert.equal((await ask(me, 'POST', '/api/ledger/verify', {})).status, status, role);
      assert.equal((await ask(me, 'GET', '/api/ledger/1/proof')).status, status, role);
    }
    const auditor = person('audit_admin');
    const checked = await ask(auditor, 'POST', '/api/ledger/verify', {});
    assert.deepEqual([checked.body.ok, checked.body.findings], [true, []]);
    for (const url of ['/api/hits', '/api/clues', '/api/accounts', '/api/colleagues'])
      assert.equal((await ask(auditor, 'GET', url)).status, url === '/api/colleagues' ? 200 : 403, url);
  });

  test('to see the accounts: two administrators alone', async () => {
    for (const role of every)
      assert.equal(
        (await ask(person(role), 'GET', '/api/accounts')).status,
        role === 'system_admin' || role === 'security_admin' ? 200 : 403,
        role,
      );
  });

  test('to look at a hit’s values without the hit', async () => {
    const request = { object: { type: 'hit', id: randomUUID() }, purpose: '看看', reason: '好奇' };
    for (const role of every) {
      const answer = await ask(person(role), 'POST', '/api/disclosures/request', request);
      assert.equal(answer.status, 404, role);
    }
  });

  test('to decide in the inbox what has to happen at its object', async () => {
    const analyst = person('conduct_analyst');
    const approval = await act(house, analyst, 'hit:exempt', (on) =>
      requestApproval(on, {
        kind: 'exemption',
        object: { type: 'hit', id: 'h1', unit: 'U1', region: '21' },
        purpose: '备案车',
        reason: '已备案',
      }),
    );
    const director = person('conduct_director');
    const answer = await ask(director, 'POST', `/api/approvals/${approval.id}/decide`, {
      decision: 'approve',
      note: '同意',
      revision: 1,
    });
    assert.deepEqual([answer.status, answer.code], [409, 'decide-at-object']);
    assert.equal((await ask(director, 'GET', `/api/approvals/${approval.id}`)).body.state, 'requested');
  });
});

async function refusals({ account_id }: Caller): Promise<number> {
  const rows = await house.records.db
    .selectFrom('ledger_entry')
    .select('seq')
    .where('actor', '=', account_id)
    .where('outcome', '=', 'refused')
    .execute();
  return rows.length;
}
