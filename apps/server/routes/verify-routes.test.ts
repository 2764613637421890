import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Caller } from '@plumb/guard/access/caller';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { type Scene, scene } from '@plumb/verify/verify-fixture';
import { makeAnnouncements } from '../announcements.ts';
import { type App, buildServer } from '../door.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let s: Scene;
let app: App;
let callers: Map<string, Caller>;
before(async () => {
  server = await startTestRecords();
});
after(() => server.stop());
beforeEach(async () => {
  s = await scene(await server.fresh());
  callers = new Map(Object.entries(s.people));
  app = await buildServer(s.house, {
    callerOf: async (headers) => callers.get(String(headers['x-who'])),
    announcements: makeAnnouncements(),
  });
});

const get = async (who: string, url: string) => {
  const answer = await app.inject({ method: 'GET', url, headers: { 'x-who': who } });
  return { status: answer.statusCode, body: answer.json() };
};
const post = async (who: string, url: string, payload: object, key: string = randomUUID()) => {
  const answer = await app.inject({ method: 'POST', url, payload, headers: { 'x-who': who, 'idempotency-key': key } });
  return { status: answer.statusCode, body: answer.json() };
};
const upload = async (who: string, task: string, id: string, name: string, content: Buffer) => {
  const edge = '----edge';
  const payload = Buffer.concat([
    Buffer.from(`--${edge}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${id}\r\n`),
    Buffer.from(
      `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const headers = { 'x-who': who, 'content-type': `multipart/form-data; boundary=${edge}`, 'idempotency-key': id };
  const answer = await app.inject({ method: 'POST', url: `/api/tasks/${task}/files`, payload, headers });
  return { status: answer.statusCode, body: answer.json() };
};
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the loop through the door', () => {
  test('triage, field task on a phone, review, clue, register: every answer as the schemas say', async () => {
    const hit = await s.hit();
    const listed = await get('analyst', '/api/hits?severity=high&state=H20&limit=10');
    assert.equal(listed.body.items[0].id, hit);
    assert.equal((await get('analyst', '/api/hits/counts')).body.total, 1);
    assert.equal((await get('analyst', '/api/hits/inbox')).body.items[0].kind, 'triage');
    assert.equal((await get('analyst', `/api/hits/${hit}`)).body.state, 'H20');
    assert.equal((await get('analyst', `/api/hits/${hit}/timeline`)).body.track, null);

    const key = randomUUID();
    const body = { revision: 1, reason: '下发核实', unit: 'PZ01' };
    const sent = await post('analyst', `/api/hits/${hit}/dispatch`, body, key);
    assert.deepEqual([sent.status, sent.body.state], [200, 'H40']);
    assert.deepEqual(
      (await post('analyst', `/api/hits/${hit}/dispatch`, body, key)).body,
      sent.body,
      'sent again: done once',
    );

    const [task] = (await get('verifier', '/api/tasks?mine=true')).body.items;
    const verifiers = [s.people.verifier.account_id, s.people.verifier2.account_id];
    assert.equal(
      (await post('verifier', `/api/tasks/${task.id}/accept`, { revision: 2, verifiers })).body.state,
      'H41',
    );
    const { checklist, acts } = (await get('verifier', `/api/tasks/${task.id}`)).body;
    assert.ok(acts.some(({ act, allowed }: { act: string; allowed: boolean }) => act === 'task:feedback' && !allowed));
    const findings = checklist.map(({ id }: { id: string }) => ({
      question: id,
      finding: 'confirmed',
      at: s.house.now(),
    }));
    assert.equal(
      (await post('verifier2', `/api/tasks/${task.id}/findings`, { findings })).body.answered,
      checklist.length,
    );
    const file = randomUUID();
    assert.equal((await upload('verifier', task.id, file, '小票.png', png)).body.kind, 'photo');
    assert.equal((await upload('verifier', task.id, file, '小票.png', png)).status, 200);
    const seen = await app.inject({
      method: 'GET',
      url: `/api/tasks/${task.id}/files/${file}`,
      headers: { 'x-who': 'director' },
    });
    assert.deepEqual(
      [seen.statusCode, seen.headers['content-type'], seen.rawPayload.subarray(0, 2).toString('hex')],
      [200, 'image/jpeg', 'ffd8'],
    );
    const verdict = { revision: 3, verdict: 'true', facts: '油箱实测 70 升', amount: 200 };
    assert.equal((await post('verifier', `/api/tasks/${task.id}/feedback`, verdict)).body.state, 'H50');
    assert.equal(
      (await post('analyst', `/api/hits/${hit}/submit-review`, { revision: 4, reason: '材料齐全' })).body.state,
      'H60',
    );
    const asked = await post('director', `/api/hits/${hit}/to-clue`, {
      revision: 5,
      reason: '涉嫌违纪',
      summary: '公车加油异常',
    });
    assert.equal(asked.body.state, 'H70');
    const decision = { revision: 6, reason: '同意', approval: asked.body.approval, decision: 'approve' };
    assert.equal((await post('manager', `/api/hits/${hit}/decide`, decision)).status, 200);
    const [clue] = (await get('manager', '/api/clues?state=C10')).body.items;
    assert.deepEqual(
      (await post('manager', `/api/clues/${clue.id}/act`, { revision: 1, reason: '编号入库', act: 'admit' })).body.no,
      '202621020200001',
    );
    assert.equal((await get('manager', `/api/clues/${clue.id}`)).body.hits[0].id, hit);
    assert.equal((await get('manager', '/api/clues/counts')).body.total, 1);
  });

  test('candidates, saved views, bulk', async () => {
    const hits = [await s.hit(), await s.hit({ model: 'fuel-night' })];
    const made = await post('analyst', '/api/candidates', { hits, note: '同一辆车' });
    assert.equal(made.body.state, 'open');
    assert.equal((await get('analyst', `/api/candidates/${made.body.id}`)).body.members.length, 2);
    const candidates = await get('analyst', '/api/candidates');
    assert.equal(candidates.status, 200, JSON.stringify(candidates.body));
    assert.equal(candidates.body.items[0].models, 2);
    assert.equal(
      (await post('analyst', `/api/candidates/${made.body.id}/split`, { revision: 1, reason: '另案' })).body.state,
      'split',
    );
    const view = await post('analyst', '/api/saved-views', {
      name: '高',
      filter: { severity: ['high'] },
      shared: true,
    });
    const views = await get('director', '/api/saved-views');
    assert.equal(views.body.items?.[0].mine, false, JSON.stringify(views.body));
    const removed = await app.inject({
      method: 'DELETE',
      url: `/api/saved-views/${view.body.id}`,
      headers: { 'x-who': 'analyst' },
    });
    assert.equal(removed.statusCode, 204);
    const bulk = await post('analyst', '/api/hits/triage', {
      ids: [...hits, randomUUID()],
      decision: { do: 'dispatch', unit: 'PZ01' },
      reason: '集中下发',
    });
    assert.deepEqual([bulk.body.done, bulk.body.refused[0].code], [2, 'not-found']);
  });
});

describe('what bad input gets', () => {
  test('a clear answer in both languages with its status', async () => {
    const hit = await s.hit();
    const act = (verb: string, given: object, who = 'analyst') =>
      post(who, `/api/hits/${hit}/${verb}`, { revision: 1, reason: '研判', ...given });
    const answers: [
      string,
      number,
      string,
      Promise<{ status: number; body: { error: { code: string; message: { zh: string; en: string } } } }>,
    ][] = [
      ['wrong state', 409, 'wrong-state', act('submit-review', {})],
      ['an older revision', 409, 'changed-meanwhile', act('dispatch', { revision: 7, unit: 'PZ01' })],
      ['no reason', 422, 'bad-input', act('dispatch', { reason: ' ', unit: 'PZ01' })],
      ['another role', 403, 'not-allowed', act('assign', { account: 'x' })],
      [
        'an exemption without document',
        422,
        'bad-input',
        act('exempt', { kind: 'exemption', valid_from: '2026-01-01', valid_to: '2026-02-01' }),
      ],
      ['no such id', 404, 'not-found', get('analyst', `/api/hits/${randomUUID()}`)],
      ['no id at all', 422, 'bad-input', get('analyst', '/api/hits/17')],
      ['a bad cursor', 422, 'cursor', get('analyst', '/api/hits?cursor=zzz')],
      ['an unknown state', 422, 'bad-input', get('analyst', '/api/hits?state=H99')],
      ['nobody signed in', 401, 'not-signed-in', get('nobody', '/api/hits')],
      [
        'neither ids nor filter',
        422,
        'bad-input',
        post('analyst', '/api/hits/triage', { decision: { do: 'dispatch', unit: 'PZ01' }, reason: '下发' }),
      ],
    ];
    for (const [what, status, code, answer] of answers) {
      const { status: got, body } = await answer;
      assert.deepEqual([got, body.error?.code], [status, code], `${what}: ${JSON.stringify(body)}`);
      assert.ok(body.error.message.zh && body.error.message.en, what);
    }
  });

  test('an upload too large, disguised, or without its id', async () => {
    const hit = await s.hit();
    await post('analyst', `/api/hits/${hit}/dispatch`, { revision: 1, reason: '下发', unit: 'PZ01' });
    const [task] = (await get('verifier', '/api/tasks')).body.items;
    await post('verifier', `/api/tasks/${task.id}/accept`, {
      revision: 2,
      verifiers: [s.people.verifier.account_id, s.people.verifier2.account_id],
    });
    const large = await upload(
      'verifier',
      task.id,
      randomUUID(),
      'a.png',
      Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]),
    );
    assert.deepEqual([large.status, large.body.error.code], [413, 'too-large']);
    const disguised = await upload('verifier', task.id, randomUUID(), 'a.pdf', png);
    assert.deepEqual([disguised.status, disguised.body.error.code], [422, 'file-disguised']);
    const nameless = await upload('verifier', task.id, '12345678', 'a.png', png);
    assert.deepEqual([nameless.status, nameless.body.error.code], [422, 'bad-input']);
    assert.equal((await get('verifier', `/api/tasks/${task.id}`)).body.files.length, 0);
  });
});
