import { randomUUID } from 'node:crypto';
import { requestRecheck } from '@plumb/compare/kept/run-for-subject';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { z } from 'zod';
import { judgeRecheck } from './judge-recheck.ts';
import type { actRectificationSchema } from './rectification-input.ts';
import { stepRectification } from './rectification-machine.ts';
import { acted, rectificationForAct, stepAndSave } from './rectification-record.ts';

type Recheck = z.infer<typeof actRectificationSchema> & { id: string };

/** Has the same model run again on the subject's data as they are now; its result is attached once the run is done. */
export async function recheckRectification(house: House, caller: Caller, input: Recheck) {
  const { hit, no } = await act(house, caller, 'rectification:recheck', async (act) => {
    const { row, facts } = await rectificationForAct(act, 'recheck', input);
    stepRectification('recheck', row.state, facts);
    if (!row.hit || !row.model) throw noModel();
    return { hit: row.hit, no: row.no };
  });
  const run = await requestRecheck(house, caller, { hit, reason: `整改第 ${no} 号复查` });
  return act(house, caller, 'rectification:recheck', async (act) => {
    const opened = await rectificationForAct(act, 'recheck', input);
    const id = randomUUID();
    const saved = await stepAndSave(act, 'recheck', opened, { recheck: id }, `run ${run.no}`);
    await act.db
      .insertInto('rectification_recheck')
      .values({
        id,
        rectification: saved.id,
        run: run.id,
        model: saved.model ?? '',
        as_of: null,
        outcome: 'waiting',
        digest: null,
        by: caller.account_id,
        at: act.now,
        judged_at: null,
      })
      .execute();
    return acted(saved);
  });
}

function noModel(): PlumbError {
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: '该整改不是由模型发现的,没有可复查的模型',
      en: 'no model found this one: there is nothing to run again',
    },
    exit: 1,
  });
}

/** Judges the re-checks of a rectification whose runs are done by now. Part of whatever act looks at it next. */
export async function settleRechecks(act: Pick<Act, 'db' | 'now'>, rectification: string): Promise<void> {
  const waiting = await act.db
    .selectFrom('rectification_recheck as c')
    .innerJoin('run', 'run.id', 'c.run')
    .innerJoin('rectification as r', 'r.id', 'c.rectification')
    .select(['c.id', 'c.model', 'r.hit', 'run.state', 'run.as_of', 'run.recheck'])
    .where('c.rectification', '=', rectification)
    .where('c.outcome', '=', 'waiting')
    .where('run.state', 'in', ['done', 'failed', 'cancelled'])
    .execute();
  for (const one of waiting) {
    if (one.state !== 'done' || !one.recheck || !one.as_of) {
      await act.db
        .updateTable('rectification_recheck')
        .set({ outcome: 'failed', judged_at: act.now })
        .where('id', '=', one.id)
        .execute();
      continue;
    }
    const { still_found, fresh, gone, not_evaluable, digest } = one.recheck;
    const ids = [...still_found, ...fresh].filter(({ model }) => model === one.model).map(({ hit }) => hit);
    const judged = judgeRecheck({
      hit: one.hit ?? '',
      issued_at: await issuedAt(act, rectification),
      as_of: one.as_of,
      found: await findings(act, ids),
      gone: gone.map(({ hit }) => hit),
      not_evaluable: not_evaluable.filter(({ model }) => model === one.model).map(({ reason }) => reason),
    });
    await act.db
      .updateTable('rectification_recheck')
      .set({
        outcome: judged.outcome,
        found: JSON.stringify(judged.found),
        not_evaluable: JSON.stringify(judged.not_evaluable),
        as_of: one.as_of,
        digest,
        judged_at: act.now,
      })
      .where('id', '=', one.id)
      .execute();
  }
}

async function issuedAt({ db }: Pick<Act, 'db'>, rectification: string): Promise<string> {
  const step = await db
    .selectFrom('rectification_step')
    .select('at')
    .where('rectification', '=', rectification)
    .where('act', 'in', ['issue', 'reopen'])
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return step.at;
}

async function findings({ db }: Pick<Act, 'db'>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const hits = await db
    .selectFrom('hit')
    .select(['id', 'no', 'occurred_at', 'amount', 'reason_shown'])
    .where('id', 'in', ids)
    .orderBy('no')
    .execute();
  return hits.map(({ id, no, occurred_at, amount, reason_shown }) => ({
    hit: id,
    no,
    occurred_at,
    amount,
    reason: reason_shown,
  }));
}
