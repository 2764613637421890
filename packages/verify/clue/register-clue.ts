import { randomUUID } from 'node:crypto';
import { maskSubject } from '@plumb/ground/mask';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { ClueTable } from '@plumb/stores/records/tables/clue';
import { dueAt } from '../deadline/deadline.ts';
import type { Acted } from '../hit/acted.ts';
import { clueLimit } from './clue-machine.ts';
import { writeClueStep } from './clue-step.ts';
import { type ClueRow, clueNo, clueResource } from './load-clue.ts';

export type RegisterClue = {
  source: Exclude<ClueTable['source'], 'hit'>;
  subject: { type: string; key: string; label: string };
  unit: string | null;
  region: string | null;
  summary: string;
  facts: string;
  field?: string | null | undefined;
  rank?: string | null | undefined;
  secrecy: ClueTable['secrecy'];
  real_name: boolean;
  is_head: boolean;
};

/** Receives a clue that came another way than by a hit: by petition, inspection, audit or law enforcement. */
export async function registerClue(house: House, caller: Caller, input: RegisterClue): Promise<Acted> {
  return act(house, caller, 'clue:register', async (act) => {
    act.authorise('clue:register', theHouse);
    const clue = await insertClue(act, {
      ...input,
      severity: 'medium',
      subject_shown: maskSubject(input.subject.type, input.subject.label),
      candidate: null,
    });
    // Who registers outside their own sight would register for others.
    if (house.policies.decide(caller, 'clue:see', clueResource(clue)) !== 'allow') throw outsideScope();
    return {
      id: clue.id,
      no: clueNo(clue),
      state: clue.state,
      revision: clue.revision,
      due_at: clue.due_at,
      approval: null,
    };
  });
}

function outsideScope(): PlumbError {
  return new PlumbError({
    code: 'outside-scope',
    where: 'unit',
    texts: {
      zh: '该件的单位或地区不在您的范围内,不能由您登记',
      en: 'its unit or region lies outside your scope: it is not for you to register',
    },
    exit: 1,
  });
}

type New = Omit<RegisterClue, 'source'> & {
  source: ClueTable['source'];
  subject_shown: string;
  severity: ClueTable['severity'];
  candidate: string | null;
};

export async function insertClue(act: Act, { subject, ...rest }: New): Promise<ClueRow> {
  const limit = clueLimit('C10');
  const clue = await act.db
    .insertInto('clue')
    .values({
      ...rest,
      id: randomUUID(),
      state: 'C10',
      subject_type: subject.type,
      subject_key: subject.key,
      subject_label: subject.label,
      registered_by: act.caller.account_id,
      received_at: act.now,
      state_since: act.now,
      due_at: limit && dueAt(act.now, limit),
      updated_at: act.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await writeClueStep(act, clue.id, { act: 'clue:register', from: 'C10', to: 'C10', note: rest.summary });
  act.record({ object: { type: 'clue', id: clue.id }, after: clue });
  act.announce({ topic: 'clue', id: clue.id, unit: clue.unit });
  return clue;
}
