import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { refuseSamePerson } from '@plumb/guard/account/same-person';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { SuppressionTable } from '@plumb/stores/records/tables/suppression';
import type { Selectable } from 'kysely';
import { applySuppressions } from './apply-suppressions.ts';
import { refuseTied } from './refuse-tied.ts';
import { suppressionResource } from './suppression-resource.ts';

type One = Selectable<SuppressionTable>;

/** Approves or refuses a proposed suppression: never its owner. From then on it hides. Returns how many hits it hides at once. */
export async function decideSuppression(
  house: House,
  caller: Caller,
  input: { suppression: string; approve: boolean; reason: string },
): Promise<{ id: string; state: One['state']; hidden: number }> {
  return act(house, caller, 'suppression:approve', async (act) => {
    const one = await load(act, input.suppression);
    act.authorise('suppression:approve', suppressionResource(one));
    await refuseSamePerson(act, one.owner, { type: 'suppression', id: one.id }, 'suppression:approve');
    await refuseTied(act, one, { type: 'suppression', id: one.id });
    expectState(one, 'proposed');
    const state = input.approve ? 'active' : 'refused';
    await change(act, one, { state, approved_by: act.caller.account_id, approved_at: act.now }, input.reason);
    return after(act, one.id);
  });
}

/** Ends a suppression before its time; what it hid is shown again. */
export async function endSuppression(
  house: House,
  caller: Caller,
  input: { suppression: string; reason: string },
): Promise<{ id: string; state: One['state']; hidden: number }> {
  return act(house, caller, 'suppression:end', async (act) => {
    const one = await load(act, input.suppression);
    act.authorise('suppression:end', suppressionResource(one));
    expectState(one, 'active', 'proposed');
    await change(act, one, { state: 'ended', ended_at: act.now, ended_by: act.caller.account_id }, input.reason);
    return after(act, one.id);
  });
}

async function load({ db }: Act, id: string): Promise<One> {
  const one = await db.selectFrom('suppression').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!one) throw unseen({ type: 'suppression', id });
  return one;
}

async function change(act: Act, one: One, set: Partial<One>, reason: string): Promise<void> {
  await act.db.updateTable('suppression').set(set).where('id', '=', one.id).execute();
  await applySuppressions(act.db, act.now);
  act.record({ object: { type: 'suppression', id: one.id }, before: { state: one.state }, after: set, reason });
  act.announce({ topic: 'approval', id: one.id, unit: one.unit });
}

async function after({ db }: Act, id: string) {
  return db.selectFrom('suppression').select(['id', 'state', 'hidden']).where('id', '=', id).executeTakeFirstOrThrow();
}

const names = {
  proposed: { zh: '待批准', en: 'proposed' },
  active: { zh: '生效中', en: 'active' },
  refused: { zh: '未批准', en: 'refused' },
  ended: { zh: '已结束', en: 'ended' },
};

function expectState(one: One, ...states: One['state'][]): void {
  if (states.includes(one.state)) return;
  const list = (language: 'zh' | 'en') =>
    states.map((state) => names[state][language]).join(language === 'zh' ? '、' : ' or ');
  throw new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `该抑制${names[one.state].zh},只有${list('zh')}的才能这样处理`,
      en: `this suppression is ${names[one.state].en}; that can only be done while it is ${list('en')}`,
    },
    exit: 1,
  });
}
