import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach } from 'node:test';
import { PlumbError } from '@plumb/ground/problem';
import { startTestRecords } from '@plumb/stores/records/records-fixture';
import { acceptTask } from '../task/accept-task.ts';
import { attachFile } from '../task/attach-file.ts';
import { giveFeedback } from '../task/give-feedback.ts';
import { recordFindings } from '../task/record-findings.ts';
import { type Scene, scene } from '../verify-fixture.ts';
import { dispatchHit } from './dispatch-hit.ts';

type Verdict = 'true' | 'false' | 'unverifiable';

/** For tests: the word that a hit is moved on with. */
export const reason = '经研判';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** For tests: the error has this code, and says `part` in one of its languages. */
export const refusedWith =
  (code: string, part = '') =>
  (error: unknown) => {
    assert.ok(error instanceof PlumbError, String(error));
    assert.equal(error.code, code, error.message);
    if (part) assert.ok(error.texts.zh.includes(part) || error.texts.en.includes(part), error.texts.zh);
    return true;
  };

/** For tests: a server for the file, and before each test a scene in a fresh database. */
export function hitScene() {
  let server: Awaited<ReturnType<typeof startTestRecords>>;
  let s: Scene;
  before(async () => {
    server = await startTestRecords();
  });
  after(() => server.stop());
  beforeEach(async () => {
    s = await scene(await server.fresh());
  });
  const row = (id: string) =>
    s.house.records.db.selectFrom('hit').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return {
    get house() {
      return s.house;
    },
    get people() {
      return s.people;
    },
    hit: (given: Parameters<Scene['hit']>[0] = {}) => s.hit(given),
    person: (...given: Parameters<Scene['person']>) => s.person(...given),
    row,
    ledger: (act: string) => s.house.records.db.selectFrom('ledger_entry').selectAll().where('act', '=', act).execute(),
    /** A hit taken as far as the feedback of the field. */
    fedBack: async (given: Parameters<Scene['hit']>[0] = {}, verdict: Verdict = 'true'): Promise<string> => {
      const { house, people } = s;
      const hit = await s.hit(given);
      await dispatchHit(house, people.analyst, { hit, revision: 1, reason, unit: 'PZ01' });
      const task = (await row(hit)).task as string;
      await acceptTask(house, people.verifier, {
        task,
        revision: 2,
        verifiers: [people.verifier.account_id, people.verifier2.account_id],
      });
      const { checklist } = await house.records.db
        .selectFrom('field_task')
        .select('checklist')
        .where('id', '=', task)
        .executeTakeFirstOrThrow();
      await recordFindings(house, people.verifier2, {
        task,
        findings: checklist.map(({ id }) => ({ question: id, finding: 'confirmed', at: house.now() })),
      });
      await attachFile(house, people.verifier, { task, id: randomUUID(), name: '小票.png', bytes: png });
      await giveFeedback(house, people.verifier, { task, revision: 3, verdict, facts: '油箱实测 70 升', amount: 200 });
      return hit;
    },
  };
}
