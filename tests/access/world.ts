import { randomUUID } from 'node:crypto';
import { modelResource } from '@plumb/compare/kept/model-resource';
import { requestRun } from '@plumb/compare/kept/request-run';
import { runResource } from '@plumb/compare/kept/run-resource';
import { suppressionResource } from '@plumb/compare/kept/suppression/suppression-resource';
import { draftLetter } from '@plumb/correct/letter/draft-letter';
import { letterInput } from '@plumb/correct/letter/letter-fixture';
import { letterResource, loadLetter } from '@plumb/correct/letter/letter-record';
import { takeUpSchema } from '@plumb/correct/rectification/rectification-input';
import { loadRectification, rectificationResource } from '@plumb/correct/rectification/rectification-record';
import { takeUpRectification } from '@plumb/correct/rectification/take-up-rectification';
import type { Caller } from '@plumb/guard/access/caller';
import { type Resource, theHouse } from '@plumb/guard/access/policy-book';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { accountResource } from '@plumb/guard/account/account';
import { askPasswordReset } from '@plumb/guard/account/reset-access';
import { approvalResource } from '@plumb/guard/approval/pending-approval';
import type { Records } from '@plumb/stores/records/open-records';
import { candidateResource, makeCandidate } from '@plumb/verify/candidate/make-candidate';
import { clueResource, loadClue } from '@plumb/verify/clue/load-clue';
import { registerClue } from '@plumb/verify/clue/register-clue';
import { exemptHit } from '@plumb/verify/hit/exempt-hit';
import { hitResource, loadHit, loadTask } from '@plumb/verify/hit/load-hit';
import { taskResource } from '@plumb/verify/task/act-on-task';
import { type Scene, scene } from '@plumb/verify/verify-fixture';

/** How objects of a noun are made (in unit U1) and what the policies are asked about one. */
export type Noun = { make(): Promise<string>; resource(id: string, caller: Caller): Promise<Resource> };

export type World = Scene & { nouns: Record<string, Noun> };

/** A house on real records with one way to make an object of each noun. */
export async function makeWorld(records: Records): Promise<World> {
  const s = await scene(records);
  const { house, people } = s;
  const { db } = records;
  const place = { unit: 'U1', region: '210202' };
  const row = async <T>(found: Promise<T | undefined>): Promise<T> => {
    const one = await found;
    if (!one) throw new Error('the object is gone');
    return one;
  };
  const hitAtWork = async () => {
    const task = randomUUID();
    const hit = await s.hit({ ...place, state: 'H41', task });
    const checklist = JSON.stringify([{ id: 'q1', text: { zh: '核对', en: 'check' } }]);
    const verifiers = [people.verifier.account_id, people.verifier2.account_id];
    const sent = { unit: 'PZ01', state: 'accepted' as const, checklist, verifiers, sent_by: people.analyst.account_id };
    await db
      .insertInto('field_task')
      .values({ id: task, hit, hit_version: 1, ...sent, sent_at: house.now(), accepted_at: house.now() })
      .execute();
    return task;
  };
  const nouns: World['nouns'] = {
    hit: {
      make: () => s.hit(place),
      resource: async (id) => {
        const hit = await row(loadHit(db, id));
        return hitResource(hit, await loadTask(db, hit.task));
      },
    },
    task: {
      make: hitAtWork,
      resource: async (id) => {
        const task = await row(loadTask(db, id));
        return taskResource(task, await row(loadHit(db, task.hit)));
      },
    },
    candidate: {
      make: async () => {
        const subject = { ...place, subject_key: randomUUID() };
        const hits = [await s.hit(subject), await s.hit({ ...subject, model: 'fuel-night' })];
        return (await makeCandidate(house, people.analyst, { hits, note: '同一辆车' })).id;
      },
      resource: async (id) =>
        candidateResource(
          await row(db.selectFrom('clue_candidate').selectAll().where('id', '=', id).executeTakeFirst()),
        ),
    },
    clue: {
      make: async () =>
        (
          await registerClue(house, people.clerk, {
            source: 'petition',
            subject: { type: 'person', key: randomUUID(), label: '某某' },
            ...place,
            summary: '反映公车私用',
            facts: '反映公车私用的情况',
            secrecy: 'internal',
            real_name: false,
            is_head: false,
          })
        ).id,
      resource: async (id) => clueResource(await row(loadClue(db, id))),
    },
    letter: {
      make: async () =>
        (await draftLetter(house, people.analyst, letterInput('remind', { unit: 'U1', region: place.region }))).id,
      resource: async (id) => letterResource(await loadLetter(db, id)),
    },
    rectification: {
      make: async () => {
        const plan = takeUpSchema.parse({
          title: '油卡管理',
          problem: '无派车记录',
          kind: 'by_date',
          unit: 'U1',
          unit_name: '市农业局',
          due: '2026-05-02',
        });
        return (await takeUpRectification(house, people.analyst, plan)).id;
      },
      resource: async (id) => rectificationResource(await loadRectification(db, id)),
    },
    approval: {
      make: async () => {
        const hit = await s.hit(place);
        const day = house.now().slice(0, 10);
        const exemption = { kind: 'exemption' as const, doc_ref: '机管1号', valid_from: day, valid_to: day };
        const { approval } = await exemptHit(house, people.analyst, {
          hit,
          revision: 1,
          reason: '有审批',
          ...exemption,
        });
        return approval as string;
      },
      resource: async (id) =>
        approvalResource(await row(db.selectFrom('approval').selectAll().where('id', '=', id).executeTakeFirst())),
    },
    'account-request': {
      make: async () => {
        const account = (await s.person('petition_clerk')).account_id;
        const asker = await s.person('system_admin');
        return (await askPasswordReset(house, asker, { account, revision: 1, reason: '忘记口令' })).approval;
      },
      resource: async (id) =>
        approvalResource(await row(db.selectFrom('approval').selectAll().where('id', '=', id).executeTakeFirst())),
    },
    account: {
      make: async () => (await s.person('petition_clerk')).account_id,
      resource: async (id, caller) =>
        accountResource(
          caller,
          await row(db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()),
        ),
    },
    run: {
      make: async () => (await requestRun(house, systemCaller, { purpose: 'manual', reason: '测试运行' })).id,
      resource: async (id) =>
        runResource(await row(db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst())),
    },
    suppression: {
      make: async () => {
        const id = randomUUID();
        const subject = { subject_type: 'vehicle', subject_key: id, subject_shown: '辽B1' };
        const times = { created_at: house.now(), expires_at: '2026-12-31 00:00:00' };
        const owner = people.analyst.account_id;
        await db
          .insertInto('suppression')
          .values({ id, model: 'fuel-night', ...subject, ...place, reason: '已核', owner, ...times, approved_by: null })
          .execute();
        return id;
      },
      resource: async (id) =>
        suppressionResource(
          await row(db.selectFrom('suppression').selectAll().where('id', '=', id).executeTakeFirst()),
        ),
    },
    model: { make: async () => 'fuel-exceeds-tank', resource: async (id) => modelResource(id) },
    dataset: { make: async () => 'fuel_txn', resource: async () => theHouse },
  };
  return { ...s, nouns };
}
