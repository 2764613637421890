import type { Db } from '@plumb/stores/records/open-records';
import type { RecheckResult, RunTable } from '@plumb/stores/records/tables/run';
import type { Selectable } from 'kysely';
import { digestOf } from '../run/evidence.ts';
import type { Judgement } from './judge.ts';
import type { MergeResult } from './merge-findings.ts';

/** What a run says about the one subject that it was asked for: which of its known hits are still found, which are gone. */
export async function recheckOf(
  db: Db,
  run: Pick<Selectable<RunTable>, 'subject' | 'models' | 'id'>,
  judgement: Judgement,
  merged: MergeResult | undefined,
): Promise<RecheckResult> {
  const { subject } = run;
  if (!subject) throw new Error(`run ${run.id} is about no subject`);
  const own = judgement.findings.filter(
    ({ hit }) => hit.subject.type === subject.type && hit.subject.key === subject.key,
  );
  const found = new Map(
    own
      .filter(({ hit }) => hit.outcome === 'hit')
      .map((finding) => [`${finding.hit.model} ${finding.hit.fact_key}`, finding]),
  );
  const open = [
    ...own
      .filter(({ hit }) => hit.outcome === 'not_evaluable')
      .map(({ hit, shown }) => ({ hit, reason: shown.reason })),
    // Without its data a model judges nobody.
    ...judgement.findings
      .filter(({ hit }) => hit.subject.type === ('dataset' as string))
      .map(({ hit, shown }) => ({ hit, reason: shown.reason })),
  ].map(({ hit, reason }) => ({ model: hit.model, because: hit.because ?? '', reason }));
  const silent = new Set(open.map(({ model }) => model));
  const changes = new Map((merged?.hits ?? []).map((one) => [one.hit, one.change]));
  const known = await db
    .selectFrom('hit')
    .select(['id', 'model', 'fact_key', 'created_at', 'first_run'])
    .where('subject_type', '=', subject.type)
    .where('subject_key', '=', subject.key)
    .where(
      'model',
      'in',
      run.models.map(({ model }) => model),
    )
    .orderBy('no')
    .execute();
  const result: Omit<RecheckResult, 'digest'> = { still_found: [], gone: [], fresh: [], not_evaluable: open };
  for (const { id: hit, model, fact_key, first_run } of known) {
    if (found.has(`${model} ${fact_key}`)) {
      if (first_run === run.id) result.fresh.push({ hit, model, fact_key });
      else result.still_found.push({ hit, model, fact_key, changed: changes.get(hit) === 'amended' });
    } else if (!silent.has(model) && judgement.judged.has(model)) result.gone.push({ hit, model, fact_key });
  }
  return { ...result, digest: digestOf([result, own.map(({ digest }) => digest).sort()]) };
}
