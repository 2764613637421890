import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { RunModel, RunSubject, RunTable } from '@plumb/stores/records/tables/run';
import type { ParameterValues } from '../model/parameters.ts';
import { knownLibrary, knownModel } from './known-library.ts';
import { checkParameters } from './parameters/check-parameters.ts';
import { parametersInForce } from './parameters/parameters-in-force.ts';

export const runQueue = 'run';

export type RequestRun = {
  /** Every active model where absent. */
  models?: readonly string[] | undefined;
  /** 'YYYY-MM-DD HH:MM:SS'; the end of the last day with an event where absent. */
  as_of?: string | undefined;
  purpose: RunTable['purpose'];
  reason: string;
  region?: string | undefined;
  /** Values other than those in force: a trial, which changes no hit. */
  params?: Readonly<Record<string, ParameterValues>> | undefined;
  /** For a re-check: a hit on the subject; only this subject's hits are compared. */
  hit?: string | undefined;
  /** For a schedule: facts before it are not asked about. */
  since?: string | undefined;
};
export type Requested = { id: string; no: number; job: string };

const actions = {
  manual: 'run:request',
  first: 'run:request',
  schedule: 'run:request',
  recheck: 'run:recheck',
  trial: 'run:trial',
} as const;

/** Enters a run with all that decides its result, and sends it to be performed. */
export async function requestRun(house: House, caller: Caller, input: RequestRun): Promise<Requested> {
  const purpose = input.params && Object.keys(input.params).length > 0 ? 'trial' : input.purpose;
  return act(house, caller, actions[purpose], async (act) => {
    act.authorise(actions[purpose], theHouse);
    const run = await enterRun(act, { ...input, purpose });
    const job = await house.jobs.send(runQueue, { run: run.id }, { tx: act.db, key: run.id });
    await act.db.updateTable('run').set({ job }).where('id', '=', run.id).execute();
    return { ...run, job };
  });
}

/** The row of a run, within an act that authorised it. */
export async function enterRun(act: Act, input: RequestRun): Promise<{ id: string; no: number }> {
  const { db, caller, now } = act;
  if (input.reason.trim() === '') throw bad('reason', { zh: '请写明运行的理由', en: 'say why it is run' });
  if (input.as_of !== undefined && input.as_of > now)
    throw bad('as_of', { zh: '判断时点不能晚于现在', en: 'it cannot be judged as of a later moment than now' });
  const subject = input.hit === undefined ? null : await subjectOf(act, input.hit);
  const id = randomUUID();
  const models = await runModelsOf(act, input);
  const { no } = await db
    .insertInto('run')
    .values({
      id,
      purpose: input.purpose,
      reason: input.reason,
      requested_by: caller.account_id,
      requested_at: now,
      as_of: input.as_of ?? null,
      since: input.since ?? null,
      region: input.region ?? '000000',
      subject: subject === null ? null : JSON.stringify(subject),
      models: JSON.stringify(models),
      state: 'waiting',
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  act.record({
    object: { type: 'run', id },
    after: { purpose: input.purpose, models, as_of: input.as_of ?? null, subject },
    reason: input.reason,
  });
  act.announce({ topic: 'run', id, unit: null });
  return { id, no };
}

async function runModelsOf({ db, house }: Act, { models, params = {}, purpose }: RequestRun): Promise<RunModel[]> {
  const library = knownLibrary(house.library);
  const stray = Object.keys(params).find((id) => models && !models.includes(id));
  if (stray)
    throw bad('params', {
      zh: `参数给了未运行的模型 ${stray}`,
      en: `parameters are given for ${stray}, which is not run`,
    });
  const asked =
    models?.map((id) => knownModel(house.library, id)) ??
    [...library.models.values()].filter(({ spec }) => spec.status === 'active');
  const idle = asked.find(({ spec }) => spec.status === 'retired' || (spec.status !== 'active' && purpose !== 'trial'));
  if (idle)
    throw bad('models', {
      zh: `模型 ${idle.spec.id} 未启用,只能试运行(启用后才产生疑点)`,
      en: `${idle.spec.id} is not active: it can only be tried, and makes no hits until it is`,
    });
  const inForce = await parametersInForce(db);
  const ids = [...new Set(asked.map(({ spec }) => spec.id))].sort();
  return ids.map((id) => {
    const { spec } = knownModel(house.library, id);
    const given = params[id];
    if (given) checkParameters(spec, given);
    const force = inForce.get(id);
    return {
      model: id,
      version: spec.version,
      sha256: library.digests.get(id) as string,
      params: given ?? force?.params ?? {},
      params_no: given ? null : (force?.no ?? null),
    };
  });
}

async function subjectOf({ db, authorise }: Act, id: string): Promise<RunSubject> {
  const hit = await db
    .selectFrom('hit')
    .select(['id', 'state', 'unit', 'region', 'subject_type', 'subject_key'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!hit) throw unseen({ type: 'hit', id });
  const { state, unit, region, subject_type: type, subject_key: key } = hit;
  authorise('hit:see', { type: 'hit', id, unit, region, attributes: { state } });
  return { type, key };
}

function bad(where: string, texts: { zh: string; en: string }): PlumbError {
  return new PlumbError({ code: 'bad-input', texts, where });
}
