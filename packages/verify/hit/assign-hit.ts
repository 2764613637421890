import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import type { House } from '@plumb/guard/house';
import { accountNamed } from '../account-named.ts';
import { recused, tieOf } from '../recusal/recusal.ts';
import { type AtHit, actOnHit, type Done, type OnHit } from './act-on-hit.ts';
import type { Acted } from './acted.ts';
import { hitResource } from './load-hit.ts';

export type AssignHit = OnHit & { account: string };

/** The director gives the hit to somebody who is not tied to it. */
export async function assignHit(house: House, caller: Caller, input: AssignHit): Promise<Acted> {
  return actOnHit(house, caller, 'assign', input, (at) => giveTo(at, input.account));
}

/** Whoever has it gives it to a colleague, with the reason. */
export async function handOverHit(house: House, caller: Caller, input: AssignHit): Promise<Acted> {
  return actOnHit(house, caller, 'hand-over', input, (at) => giveTo(at, input.account));
}

async function giveTo({ act, hit }: AtHit, id: string): Promise<Done> {
  const account = await accountNamed(act.db, id, ['conduct_analyst', 'conduct_director']);
  if (act.house.policies.decide(account, 'hit:see', hitResource(hit)) !== 'allow')
    throw new PlumbError({ code: 'no-account', where: 'account', texts: outOfTheirSight, exit: 1 });
  const tie = await tieOf(act.db, account, { hits: [hit.id], subject_key: hit.subject_key, unit: hit.unit });
  if (tie) throw recused(tie, { type: 'hit', id: hit.id }, account.name);
  return { set: { assigned_to: account.account_id }, details: { assigned_to: account.account_id } };
}

export const outOfTheirSight = {
  zh: '该疑点不在此人的单位或地区范围内,请另选人员',
  en: 'the hit lies outside the units and regions of this person: choose somebody else',
};
