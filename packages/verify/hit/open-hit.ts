import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import { type Disclosure, openDisclosure } from '@plumb/guard/disclosure/open-disclosure';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import { namesOf } from '../account-named.ts';
import { contractsOf, modelOf } from '../model-of.ts';
import { isSampled } from './cross-check.ts';
import { evidenceView } from './evidence-view.ts';
import { historyOf } from './hit-history.ts';
import { hitItem, listColumns } from './hit-item.ts';
import type { HitView } from './hit-view.ts';
import { visibleHits } from './hit-where.ts';
import { type HitRow, hitResource, loadHit, loadTask } from './load-hit.ts';
import { possibleActs } from './possible-acts.ts';

export type OpenHit = { hit: string; disclosure?: string | undefined };

/** One hit with all that is needed to weigh it. Leaves a trace; with a disclosure its L4 values are open. */
export async function openHit(house: House, caller: Caller, input: OpenHit): Promise<HitView> {
  return act(house, caller, 'hit:open', async (act) => {
    const hit = await loadHit(act.db, input.hit);
    if (!hit) throw unseen({ type: 'hit', id: input.hit });
    const task = await loadTask(act.db, hit.task);
    act.authorise('hit:open', hitResource(hit, task));
    const disclosure = input.disclosure
      ? await openDisclosure(act, { type: 'hit', id: hit.id }, input.disclosure)
      : null;
    act.record({
      object: { type: 'hit', id: hit.id },
      ...(disclosure ? { reason: `disclosure ${disclosure.id}` } : {}),
    });
    const pending = await pendingApproval(act.db, { type: 'hit', id: hit.id });
    const model = modelOf(house, hit.model);
    const found = await foundOf(act.db, house, hit, disclosure);
    return {
      ...hitItem(house, hit, act.now),
      question: model?.question ?? { zh: '', en: '' },
      model_status: model?.status ?? 'retired',
      model_version_now: model?.version ?? hit.version,
      basis: model?.basis ?? [],
      exemptions: (model?.exemptions ?? []).map(({ id, zh, en, needs }) => ({ id, text: { zh, en }, needs })),
      innocent: model?.innocent ?? [],
      verify: model?.verify ?? [],
      lists: model?.lists ?? [],
      letter: model?.letter ?? 'remind',
      ...found,
      disclosure,
      history: await historyOf(act.db, hit.id),
      related: await relatedHits(house, caller, act.db, hit, act.now),
      tasks: await tasksOf(act.db, hit),
      pending: pending
        ? [
            {
              approval: pending.id,
              action: pending.kind,
              requested_by: pending.requested_by,
              requested_name:
                (await namesOf(act.db, [pending.requested_by])).get(pending.requested_by) ?? pending.requested_by,
              requested_at: pending.requested_at,
              reason: pending.reason,
            },
          ]
        : [],
      cross_check: { needed: isSampled(hit.id), done_by: hit.cross_checked_by },
      acts: await possibleActs(act, hit, task, pending),
      clue: await clueOf(act.db, house, caller, hit),
    };
  });
}

/** What the last finding says: evidence, parameters, reason; and the line of findings. */
async function foundOf(db: Db, house: House, hit: HitRow, disclosure: Disclosure | null) {
  const versions = await db
    .selectFrom('hit_version')
    .select(['no', 'change', 'at', 'run', 'model_version', 'digest'])
    .where('hit', '=', hit.id)
    .orderBy('no', 'desc')
    .execute();
  const last = await db
    .selectFrom('hit_version')
    .select(['params', 'reason', 'evidence', 'digest'])
    .where('hit', '=', hit.id)
    .orderBy('no', 'desc')
    .executeTakeFirst();
  const specs = modelOf(house, hit.model)?.params ?? {};
  return {
    ...(last && disclosure ? { reason: last.reason } : {}),
    evidence: evidenceView(contractsOf(house), last?.evidence ?? [], disclosure !== null),
    params: Object.entries(last?.params ?? {}).map(([name, value]) => {
      const spec = specs[name];
      return {
        name,
        value: String(value),
        default: String(spec?.default ?? ''),
        unit: spec && 'unit' in spec ? spec.unit : null,
        why: spec?.why ?? { zh: name, en: name },
      };
    }),
    digest: last?.digest ?? '',
    versions,
  };
}

/** Others on the same subject that the caller may see. */
async function relatedHits(house: House, caller: Caller, db: Db, hit: HitRow, now: string) {
  const rows = await db
    .selectFrom('hit')
    .select(listColumns)
    .where('subject_type', '=', hit.subject_type)
    .where('subject_key', '=', hit.subject_key)
    .where('id', '!=', hit.id)
    .where(visibleHits(house, caller))
    .orderBy('occurred_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => hitItem(house, row, now));
}

async function tasksOf(db: Db, hit: HitRow) {
  const rows = await db
    .selectFrom('field_task')
    .select(['id', 'no', 'unit', 'state', 'verdict'])
    .where('hit', '=', hit.id)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({ ...row, due_at: row.id === hit.task ? hit.due_at : null }));
}

async function clueOf(db: Db, house: House, caller: Caller, hit: HitRow) {
  if (!hit.clue) return null;
  const clue = await db
    .selectFrom('clue')
    .select(['id', 'number', 'receipt_no', 'unit', 'region', 'state', 'office', 'source'])
    .where('id', '=', hit.clue)
    .executeTakeFirst();
  if (!clue) return null;
  const attributes = { state: clue.state, source: clue.source, office: clue.office ?? undefined };
  const { id, unit, region } = clue;
  const seen = house.policies.decide(caller, 'clue:see', { type: 'clue', id, unit, region, attributes }) === 'allow';
  return seen ? { id, no: clue.number ?? `收${clue.receipt_no}` } : null;
}
