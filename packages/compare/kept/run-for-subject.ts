import type { OwnedWarehouse } from '@plumb/collect/batch/owned-warehouse';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { RecheckResult } from '@plumb/stores/records/tables/run';
import { performRun } from './perform-run.ts';
import { enterRun, type Requested, requestRun } from './request-run.ts';

export type RunForSubject = {
  /** A hit on the subject. */
  hit: string;
  /** The models to run again; the hit's own where absent. */
  models?: readonly string[] | undefined;
  reason: string;
  as_of?: string | undefined;
};

/** Asks for a re-check as a job: `recheckResult` has what came of it once the run is done. */
export async function requestRecheck(house: House, caller: Caller, input: RunForSubject): Promise<Requested> {
  return requestRun(house, caller, { ...input, models: await modelsFor(house, input), purpose: 'recheck' });
}

/** Runs the models again at once and says what became of this one subject's hits. Other subjects' hits are left as they are. */
export async function runForSubject(
  house: House,
  caller: Caller,
  input: RunForSubject,
  options: { warehouse: OwnedWarehouse; signal?: AbortSignal },
): Promise<{ run: string; no: number } & RecheckResult> {
  const models = await modelsFor(house, input);
  const run = await act(house, caller, 'run:recheck', async (act) => {
    act.authorise('run:recheck', theHouse);
    return enterRun(act, { ...input, models, purpose: 'recheck' });
  });
  await performRun(house, run.id, options);
  return { run: run.id, no: run.no, ...(await recheckResult(house, run.id)) };
}

/** The result of a re-check that is done. Throws `wrong-state` while it is not. */
export async function recheckResult(house: House, run: string): Promise<RecheckResult> {
  const { recheck } = await house.records.db
    .selectFrom('run')
    .select('recheck')
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  if (recheck) return recheck;
  throw new PlumbError({
    code: 'wrong-state',
    texts: { zh: '复核运行尚未完成', en: 'the re-check is not done yet' },
    exit: 1,
  });
}

async function modelsFor(house: House, { hit, models }: RunForSubject): Promise<readonly string[]> {
  if (models) return models;
  const row = await house.records.db.selectFrom('hit').select('model').where('id', '=', hit).executeTakeFirst();
  // An unknown hit is answered by `enterRun`, which audits it.
  return row ? [row.model] : [];
}
