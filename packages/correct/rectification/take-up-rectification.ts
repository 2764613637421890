import { randomUUID } from 'node:crypto';
import { addMonths } from '@plumb/ground/period';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { hitResource, loadHit } from '@plumb/verify/hit/load-hit';
import { letterResource, loadLetter } from '../letter/letter-record.ts';
import { checkMoney, type RectificationPlan, type TakeUp } from './rectification-input.ts';
import {
  acted,
  addStep,
  factsOf,
  loadRectification,
  rectificationResource,
  stepAndSave,
} from './rectification-record.ts';
import { relapseMonths } from './rectification-state.ts';

/** Opens a rectification: from the request of a verified hit, or from a letter or hit directly. A relapse is told on the earlier one. */
export async function takeUpRectification(house: House, caller: Caller, input: TakeUp) {
  return act(house, caller, 'rectification:take-up', async (act) => {
    act.authorise('rectification:take-up', theHouse);
    checkMoney({ involved: input.money_involved, owed: input.money_owed, recovered: 0 });
    const request = input.request ? await waitingRequest(act, input.request) : undefined;
    const hitId = request?.hit ?? input.hit;
    const hit = hitId ? await loadHit(act.db, hitId) : undefined;
    if (hitId && !hit) throw unseen({ type: 'hit', id: hitId });
    if (hit) act.authorise('hit:see', hitResource(hit));
    if (input.letter) act.authorise('letter:see', letterResource(await loadLetter(act.db, input.letter)));
    const unit = request?.unit ?? (input.unit === '' ? hit?.unit : input.unit);
    if (!unit) throw noUnit();
    const earlier = hit ? await acceptedBefore(act, unit, hit.model) : undefined;
    const row = await act.db
      .insertInto('rectification')
      .values({
        id: randomUUID(),
        state: 'R10',
        ...planValues(input),
        request: request?.id ?? null,
        hit: hit?.id ?? null,
        clue: null,
        letter: input.letter,
        model: hit?.model ?? null,
        subject_type: hit?.subject_type ?? null,
        subject_key: hit?.subject_key ?? null,
        subject_shown: hit?.subject_shown ?? null,
        unit,
        region: request?.region ?? hit?.region ?? null,
        opened_by: caller.account_id,
        since: act.now,
        relapse_of: earlier?.id ?? null,
        created_at: act.now,
        updated_at: act.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    act.authorise('rectification:edit', rectificationResource(row));
    await addStep(act, 'take-up', row, null);
    if (request)
      await act.db
        .updateTable('rectification_request')
        .set({ taken_up_as: row.id, taken_up_at: act.now })
        .where('id', '=', request.id)
        .execute();
    if (earlier) {
      const facts = { ...(await factsOf(act, earlier)), reason: `同单位同模型再次立项 ${row.no}` };
      await stepAndSave(act, 'relapse', { row: earlier, facts }, { relapsed_at: act.now, due_at: null }, facts.reason);
    }
    act.record({ object: { type: 'rectification', id: row.id }, after: row });
    act.announce({ topic: 'rectification', id: row.id, unit });
    return acted(row);
  });
}

/** The plan as columns. */
export function planValues(plan: RectificationPlan) {
  return {
    title: plan.title,
    problem: plan.problem,
    kind: plan.kind,
    unit_name: plan.unit_name,
    responsible: plan.responsible || null,
    goal: plan.goal || null,
    measures: JSON.stringify(plan.measures),
    due_at: plan.due === null ? null : `${plan.due} 23:59:59`,
    money_involved: plan.money_involved,
    money_owed: plan.money_owed,
  };
}

async function waitingRequest({ db }: Act, id: string) {
  const request = await db
    .selectFrom('rectification_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!request) throw unseen({ type: 'rectification_request', id });
  if (request.taken_up_as === null) return request;
  const taken = await loadRectification(db, request.taken_up_as);
  throw new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `该整改请求已立项(第 ${taken.no} 号)`,
      en: `this request has been taken up already (no. ${taken.no})`,
    },
    exit: 1,
  });
}

/** The last one of the same unit and model that was accepted within the months of a relapse. */
async function acceptedBefore({ db, now }: Act, unit: string, model: string) {
  return db
    .selectFrom('rectification')
    .selectAll()
    .where('unit', '=', unit)
    .where('model', '=', model)
    .where('state', 'in', ['R60', 'R70', 'R90'])
    .where('accepted_at', '>=', `${addMonths(now.slice(0, 10), -relapseMonths)} 00:00:00`)
    .orderBy('accepted_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

function noUnit(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '须指明责任单位', en: 'name the responsible unit' },
    exit: 1,
    where: 'unit',
  });
}
