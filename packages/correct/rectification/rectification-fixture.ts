import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach } from 'node:test';
import { type TestHouse, testHouse } from '@plumb/guard/house-fixture';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { people } from '../letter/letter-fixture.ts';
import { attachEvidence } from './attach-evidence.ts';
import { startRectification, submitRectification } from './carry-out-rectification.ts';
import { acceptRectification, reviewRectification } from './judge-rectification.ts';
import { issueRectification } from './plan-rectification.ts';
import { type TakeUp, takeUpSchema } from './rectification-input.ts';
import { takeUpRectification } from './take-up-rectification.ts';

export type Acted = { id: string; revision: number; state: string };
export const of = ({ id, revision }: Acted) => ({ id, revision });
export const refusedWith = (code: string, text?: RegExp) => (error: { code: string; texts: { zh: string } }) => {
  assert.equal(error.code, code);
  if (text) assert.match(error.texts.zh, text);
  return true;
};

export const pdf = new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');

export function plan(more: Partial<TakeUp> = {}): TakeUp {
  return takeUpSchema.parse({
    title: '公务加油卡管理混乱',
    problem: '节假日加油无派车记录',
    kind: 'by_date',
    unit: 'U2',
    unit_name: '市农业局',
    responsible: '郑某',
    goal: '一车一卡',
    measures: [{ text: '清理油卡', owner: '办公室', due: '2026-03-20' }],
    due: '2026-04-02',
    money_involved: 5000,
    money_owed: 3000,
    ...more,
  });
}

/** For tests: a server for the file, before each test a house on a fresh database, and rectifications as far as they are needed. */
export function rectificationScene() {
  let server: Awaited<ReturnType<typeof startTestRecords>>;
  let house: TestHouse;
  before(async () => {
    server = await startTestRecords();
  });
  after(() => server.stop());
  beforeEach(async () => {
    house = testHouse(await server.fresh(), { now: '2026-03-02 09:00:00' });
  });

  const attach = (
    rectification: string,
    kind: 'proof' | 'recovery_voucher' = 'proof',
    name = '佐证.pdf',
    bytes: Uint8Array = pdf,
  ) => attachEvidence(house, people.department, { rectification, id: randomUUID(), kind, name, note: '', bytes });

  async function underWay(more: Partial<TakeUp> = {}): Promise<Acted> {
    let row: Acted = await takeUpRectification(house, people.analyst, plan(more));
    row = await issueRectification(house, people.analyst, of(row));
    return startRectification(house, people.department, of(row));
  }

  async function inReview(more: Partial<TakeUp> = {}): Promise<Acted> {
    let row = await underWay(more);
    await attach(row.id);
    row = await submitRectification(house, people.department, { ...of(row), reason: '款项分期追缴' });
    return reviewRectification(house, people.analyst, of(row));
  }

  async function accepted(more: Partial<TakeUp> = {}): Promise<Acted> {
    const row = await inReview(more);
    if (more.hit) await checked(row.id, 'clear');
    return acceptRectification(house, people.director, { ...of(row), reason: '整改到位', despite: '' });
  }

  /** Gives it a re-check with a run that is done. */
  async function checked(
    rectification: string,
    outcome: 'clear' | 'found',
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const run = randomUUID();
    const hit = await house.records.db
      .selectFrom('rectification')
      .select('hit')
      .where('id', '=', rectification)
      .executeTakeFirstOrThrow();
    const known = { hit: hit.hit ?? '', model: 'fuel-holiday', fact_key: 'f1' };
    const recheck = {
      still_found: outcome === 'found' ? [{ ...known, changed: false }] : [],
      gone: [],
      fresh: [],
      not_evaluable: [],
      digest: 'd1',
      ...more,
    };
    await house.records.db
      .insertInto('run')
      .values({
        id: run,
        purpose: 'recheck',
        reason: '复查',
        requested_by: 'a',
        requested_at: house.now(),
        as_of: '2026-12-31 23:59:59',
        region: '',
        models: '[]',
        state: 'done',
        recheck: JSON.stringify(recheck),
      } as never)
      .execute();
    const id = randomUUID();
    await house.records.db
      .insertInto('rectification_recheck')
      .values({
        id,
        rectification,
        run,
        model: 'fuel-holiday',
        as_of: null,
        outcome: 'waiting',
        digest: null,
        by: 'a',
        at: house.now(),
        judged_at: null,
      })
      .execute();
    await house.records.db.updateTable('rectification').set({ recheck: id }).where('id', '=', rectification).execute();
  }

  return {
    get house() {
      return house;
    },
    attach,
    underWay,
    inReview,
    accepted,
    checked,
  };
}
