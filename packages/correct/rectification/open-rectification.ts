import type { Localised } from '@plumb/ground/localised';
import type { Caller } from '@plumb/guard/access/caller';
import { type Act, act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import { evidenceShown } from './attach-evidence.ts';
import { rectificationItem } from './list-rectifications.ts';
import { settleRechecks } from './recheck-rectification.ts';
import type { RectificationFacts } from './rectification-guard.ts';
import {
  type RectificationAct,
  rectificationAct,
  rectificationActNames,
  rectificationRefusal,
} from './rectification-machine.ts';
import { factsOf, loadRectification, type Rectification, rectificationResource } from './rectification-record.ts';
import type { RectificationView } from './rectification-view.ts';

const otherSteps: Record<string, Localised> = {
  'take-up': { zh: '立项', en: 'Opened' },
  remind: { zh: '到期提醒', en: 'Reminder' },
  escalate: { zh: '逾期升级,告知分管领导', en: 'Overdue: the leader in charge was told' },
};

/** Opens one rectification, with what the caller may do with it now. Leaves a trace; takes in the re-checks that are done by now. */
export async function openRectification(
  house: House,
  caller: Caller,
  { id }: { id: string },
): Promise<RectificationView> {
  return act(house, caller, 'rectification:open', async (act) => {
    const row = await loadRectification(act.db, id);
    act.authorise('rectification:open', rectificationResource(row));
    await settleRechecks(act, id);
    act.record({ object: { type: 'rectification', id } });
    const view = await viewOf(act, row);
    const outside = caller.kind === 'person' && caller.roles.every((role) => role === 'department_user');
    return outside ? withoutInside(view) : view;
  });
}

/** What the responsible unit sees: what it was told and has to do, and how the re-check came out; never the hits themselves or what went before. */
function withoutInside(view: RectificationView): RectificationView {
  const issued = view.history.findIndex(({ act }) => act === 'issue');
  return {
    ...view,
    hit: null,
    rechecks: view.rechecks.map((one) => ({ ...one, found: [] })),
    history: issued < 0 ? [] : view.history.slice(issued),
  };
}

async function viewOf(act: Act, row: Rectification): Promise<RectificationView> {
  const { db, house } = act;
  const facts = await factsOf(act, row);
  const of = { rectification: row.id };
  const evidence = await db
    .selectFrom('rectification_evidence')
    .selectAll()
    .where('rectification', '=', of.rectification)
    .orderBy('at')
    .execute();
  const rechecks = await db
    .selectFrom('rectification_recheck')
    .selectAll()
    .where('rectification', '=', row.id)
    .orderBy('at', 'desc')
    .execute();
  const extensions = await db
    .selectFrom('rectification_extension')
    .select(['id', 'until', 'reason', 'asked_at', 'granted', 'decided_at', 'decided_because'])
    .where('rectification', '=', row.id)
    .orderBy('asked_at')
    .execute();
  const steps = await db
    .selectFrom('rectification_step')
    .selectAll()
    .where('rectification', '=', row.id)
    .orderBy('no')
    .execute();
  const letter = row.letter
    ? await db.selectFrom('letter').select(['id', 'number']).where('id', '=', row.letter).executeTakeFirst()
    : undefined;
  const outcome = rechecks[0]?.outcome ?? null;
  return {
    ...rectificationItem(house, row, { outcome, evidence: evidence.length }),
    problem: row.problem,
    hit: row.hit,
    letter: letter ?? null,
    responsible: row.responsible,
    goal: row.goal,
    measures: row.measures,
    rules_made: row.rules_made,
    people_handled: row.people_handled,
    evidence: evidence.map(evidenceShown),
    extensions,
    rechecks: rechecks.map(({ rectification: _of, model: _model, by: _by, ...shown }) => shown),
    accepted_at: row.accepted_at,
    accepted_despite: row.accepted_despite,
    look_backs: row.look_back_done,
    relapsed_at: row.relapsed_at,
    closed_at: row.closed_at,
    history: steps.map(({ rectification: _of, by: _by, ...step }) => ({
      ...step,
      title: otherSteps[step.act] ?? rectificationAct(step.act as RectificationAct).title,
    })),
    acts: actsOf(act, row, facts),
  };
}

/** Guards that the act's own input fulfils are not held against it here. */
function actsOf(act: Act, row: Rectification, facts: RectificationFacts): RectificationView['acts'] {
  const hopeful: RectificationFacts = {
    ...facts,
    reason: '...',
    despite: '...',
    later: true,
    upgraded: true,
    due_ahead: true,
  };
  return rectificationActNames
    .filter((name) => rectificationAct(name).from.includes(row.state))
    .flatMap((name) => {
      if (act.house.policies.decide(act.caller, `rectification:${name}`, rectificationResource(row)) !== 'allow')
        return [];
      const refusal = rectificationRefusal(name, row.state, hopeful);
      const { title } = rectificationAct(name);
      return [{ act: name, title, allowed: refusal === undefined, why_not: refusal?.texts ?? null }];
    });
}
