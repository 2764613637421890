import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { refuseTied } from './refuse-tied.ts';
import { suppressionResource } from './suppression-resource.ts';

export type ProposeSuppression = {
  /** A hit on the subject that is to be hidden: nobody names a subject that he does not see. */
  hit: string;
  /** Every model's hits on the subject, or only those of this hit's model. */
  every_model: boolean;
  reason: string;
  /** 'YYYY-MM-DD': at most a year from now. */
  expires_on: string;
};

const longestDays = 366;

/** Asks to hide a subject's hits for a time. It hides nothing until another person approves. */
export async function proposeSuppression(
  house: House,
  caller: Caller,
  input: ProposeSuppression,
): Promise<{ id: string }> {
  return act(house, caller, 'suppression:propose', async (on) => {
    const { db, now, authorise, record, announce } = on;
    const hit = await db
      .selectFrom('hit')
      .select(['id', 'model', 'state', 'subject_type', 'subject_key', 'subject_shown', 'unit', 'region'])
      .where('id', '=', input.hit)
      .executeTakeFirst();
    if (!hit) throw unseen({ type: 'hit', id: input.hit });
    const { subject_type, subject_key, subject_shown, unit, region } = hit;
    authorise('hit:see', { type: 'hit', id: hit.id, unit, region, attributes: { state: hit.state } });
    const id = randomUUID();
    authorise(
      'suppression:propose',
      suppressionResource({ id, unit, region, owner: caller.account_id, state: 'proposed' }),
    );
    await refuseTied(on, hit, { type: 'hit', id: hit.id });
    const expires_at = expiry(input.expires_on, now);
    if (input.reason.trim().length < 5) throw reasonMissing();
    const model = input.every_model ? null : hit.model;
    await db
      .insertInto('suppression')
      .values({
        id,
        model,
        subject_type,
        subject_key,
        subject_shown,
        unit,
        region,
        reason: input.reason,
        owner: caller.account_id,
        created_at: now,
        expires_at,
      })
      .execute();
    record({
      object: { type: 'suppression', id },
      after: { model, subject_type, subject_key, expires_at },
      reason: input.reason,
    });
    announce({ topic: 'approval', id, unit });
    return { id };
  });
}

function expiry(day: string, now: string): string {
  const at = `${day} 23:59:59`;
  const days = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${now.slice(0, 10)}T00:00:00Z`)) / 86_400_000;
  if (days >= 0 && days <= longestDays) return at;
  throw new PlumbError({
    code: 'bad-input',
    texts: { zh: '有效期应在今天之后、一年以内', en: 'the last day must lie between today and a year from now' },
    where: 'expires_on',
  });
}

function reasonMissing(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '请写明抑制的理由(至少五个字)', en: 'say why these hits are to be hidden (five characters or more)' },
    where: 'reason',
  });
}
