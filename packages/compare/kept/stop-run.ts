import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { RunTable } from '@plumb/stores/records/tables/run';
import type { Selectable } from 'kysely';
import { runQueue } from './request-run.ts';
import { runResource } from './run-resource.ts';

type Run = Selectable<RunTable>;

/** Cancels a run that waits or is under way; what it found so far is thrown away. */
export async function cancelRun(
  house: House,
  caller: Caller,
  input: { run: string; reason: string },
): Promise<{ id: string; state: Run['state'] }> {
  const cancelled = await act(house, caller, 'run:cancel', async (act) => {
    const run = await load(act, input.run);
    act.authorise('run:cancel', runResource(run));
    expectState(run, 'waiting', 'running');
    await act.db.updateTable('run').set({ state: 'cancelled', ended_at: act.now }).where('id', '=', run.id).execute();
    act.record({
      object: { type: 'run', id: run.id },
      before: { state: run.state },
      after: { state: 'cancelled' },
      reason: input.reason,
    });
    act.announce({ topic: 'run', id: run.id, unit: null });
    return run;
  });
  if (cancelled.job) await house.jobs.cancel(cancelled.job);
  return { id: cancelled.id, state: 'cancelled' };
}

/** Sends a failed or cancelled run again, as it was asked for. */
export async function retryRun(
  house: House,
  caller: Caller,
  input: { run: string; reason: string },
): Promise<{ id: string; state: Run['state'] }> {
  return act(house, caller, 'run:retry', async (act) => {
    const run = await load(act, input.run);
    act.authorise('run:retry', runResource(run));
    expectState(run, 'failed', 'cancelled');
    const job = await house.jobs.send(runQueue, { run: run.id }, { tx: act.db, key: run.id });
    await act.db
      .updateTable('run')
      .set({ state: 'waiting', job, failure: null, ended_at: null })
      .where('id', '=', run.id)
      .execute();
    act.record({
      object: { type: 'run', id: run.id },
      before: { state: run.state },
      after: { state: 'waiting' },
      reason: input.reason,
    });
    act.announce({ topic: 'run', id: run.id, unit: null });
    return { id: run.id, state: 'waiting' };
  });
}

async function load({ db }: Act, id: string): Promise<Run> {
  const run = await db.selectFrom('run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!run) throw unseen({ type: 'run', id });
  return run;
}

export const runStates = {
  waiting: { zh: '等待', en: 'waiting' },
  running: { zh: '运行中', en: 'running' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '失败', en: 'failed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const;

function expectState(run: Run, ...states: Run['state'][]): void {
  if (states.includes(run.state)) return;
  const list = (language: 'zh' | 'en') =>
    states.map((state) => runStates[state][language]).join(language === 'zh' ? '、' : ' or ');
  throw new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `第 ${run.no} 次运行现为“${runStates[run.state].zh}”,只有“${list('zh')}”时才能这样做`,
      en: `run ${run.no} is ${runStates[run.state].en}; that can only be done while it is ${list('en')}`,
    },
    exit: 1,
  });
}
