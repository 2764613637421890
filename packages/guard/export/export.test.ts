import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import type { Caller } from '../access/caller.ts';
import { act } from '../act.ts';
import { decideApproval } from '../approval/decide-approval.ts';
import { type TestHouse, testCaller, testHouse } from '../house-fixture.ts';
import { exportedLedger } from '../ledger/exported-ledger.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { csvFile } from './csv-file.ts';
import { type ExportSource, fetchExport, listExports, makeExport, requestExport } from './export.ts';
import { makeLedgerExport } from './export-ledger.ts';

let server: Awaited<ReturnType<typeof startTestRecords>>;
let house: TestHouse;
before(async () => {
  server = await startTestRecords();
  house = testHouse(await server.fresh());
});
after(() => server.stop());

const analyst = testCaller('conduct_analyst', { name: '王一' });
const leader = testCaller('leader');
const source: ExportSource = {
  columns: [
    { key: 'no', title: { zh: '编号', en: 'No' } },
    { key: 'reason', title: { zh: '理由', en: 'Reason' } },
  ],
  rows: async function* () {
    for (let no = 1; no <= 5; no++) yield { no, reason: no === 1 ? '=HYPERLINK("http://x")' : `理由,${no}` };
  },
};
const wish = { kind: 'hits', filter: { state: 'H20' }, row_limit: 3, purpose: '月度通报', reason: '主任会议' } as const;
const approve = (id: string, by = leader, decision: 'approve' | 'refuse' = 'approve') =>
  act(house, by, 'approval:decide', (on) => decideApproval(on, { approval: id, decision, note: '同意' }));
const code = (expected: string) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, expected, String(error));
  return true;
};
async function textOf(caller: Caller, id: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await fetchExport(house, caller, id)).content) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

test('asked, approved by somebody else, made, fetched: limited, watermarked, hashed, each step audited', async () => {
  const { id, approval } = await requestExport(house, analyst, wish);
  await assert.rejects(makeExport(house, analyst, id, source), code('approval-needed'));
  await assert.rejects(textOf(analyst, id), code('export-not-made'));
  await assert.rejects(approve(approval, analyst), code('not-allowed'));
  await approve(approval);
  const made = await makeExport(house, analyst, id, source);
  assert.deepEqual([made.rows, made.more], [3, true]);
  const text = await textOf(analyst, id);
  const lines = text.trimEnd().split('\r\n');
  assert.equal(lines.length, 5);
  for (const line of lines.filter((_, at) => at !== 1))
    assert.match(line, /王一 [0-9a-f]{8} 2026-03-02 09:00 导出批〔2026〕1号/);
  assert.match(lines[2] ?? '', /^1,"'=HYPERLINK/, 'a formula stays text');
  assert.equal(made.sha256, createHash('sha256').update(text).digest('hex'));
  const acts = await house.records.db
    .selectFrom('ledger_entry')
    .select('act')
    .where('object_id', '=', id)
    .where('outcome', '=', 'done')
    .orderBy('seq')
    .execute();
  assert.deepEqual(
    acts.map(({ act }) => act),
    ['export:request', 'export:make', 'export:fetch'],
  );
  house.clock.now = '2026-03-10 00:00:00';
  await assert.rejects(textOf(analyst, id), code('export-over'));
  house.clock.now = '2026-03-02 09:00:00';
});

test('refused: nothing is made', async () => {
  const { id, approval } = await requestExport(house, analyst, wish);
  await approve(approval, leader, 'refuse');
  await assert.rejects(makeExport(house, analyst, id, source), code('approval-needed'));
});

test('another’s export is out of sight, also for who approved it; leaders, engineers and units take nothing away', async () => {
  const { id, approval } = await requestExport(house, analyst, wish);
  await approve(approval);
  await makeExport(house, analyst, id, source);
  for (const curious of [
    leader,
    testCaller('conduct_analyst'),
    testCaller('security_admin'),
    testCaller('audit_admin'),
  ])
    await assert.rejects(textOf(curious, id), code('not-found'));
  for (const role of [
    'leader',
    'model_engineer',
    'data_steward',
    'department_user',
    'system_admin',
    'security_admin',
    'audit_admin',
    'field_verifier',
  ] as const)
    await assert.rejects(requestExport(house, testCaller(role), wish), code('not-found'), role);
  assert.equal((await listExports(house, leader)).length, 0);
  assert.ok((await listExports(house, analyst)).length > 0);
});

test('no cell is taken for a formula, in half or full width', async () => {
  const columns = [{ key: 'a', title: { zh: '甲', en: 'A' } }];
  async function* rows() {
    for (const a of ['=1+1', '＝1+1', '＠SUM(A1)', '\n=1']) yield { a };
  }
  const file = csvFile({ title: { zh: '表', en: 'T' }, mark: 'm', purpose: 'p', limit: 9, columns }, rows());
  let text = '';
  for await (const part of file.content()) text += Buffer.from(part).toString('utf8');
  assert.deepEqual(text.split('\r\n').slice(2, 6), ["'=1+1,m", "'＝1+1,m", "'＠SUM(A1),m", '"\'\n=1",m']);
});

test('more rows than are ever given: refused, saying how many are', async () => {
  await assert.rejects(requestExport(house, analyst, { ...wish, row_limit: 5_001 }), code('too-many-rows'));
});

test('the auditor takes the ledger away, and it verifies without the platform', async () => {
  const auditor = testCaller('audit_admin');
  const { id, approval } = await requestExport(house, auditor, {
    ...wish,
    kind: 'ledger',
    filter: {},
    row_limit: 10_000_000,
  });
  await approve(approval, testCaller('security_admin'));
  await makeLedgerExport(house, auditor, id);
  const folder = mkdtempSync(join(tmpdir(), 'plumb-ledger-'));
  writeFileSync(join(folder, 'ledger.jsonl'), await textOf(auditor, id));
  const checked = await verifyLedger(await exportedLedger(join(folder, 'ledger.jsonl')), house.seal.trusted);
  assert.ok(checked.ok && checked.entries > 5 && checked.signed_to === checked.to);
  rmSync(folder, { recursive: true });
});
