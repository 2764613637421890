import type { Resource } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import type { Act } from '@plumb/guard/act';
import type { LetterSubject } from '@plumb/stores/records/tables/letter';
import { clueResource } from '@plumb/verify/clue/load-clue';
import { hitResource, loadHit } from '@plumb/verify/hit/load-hit';
import { loadRectification, rectificationResource } from '../rectification/rectification-record.ts';

/** Every matter that a letter is about has to be in the caller's sight; answers the region and model of the first that has them. */
export async function authoriseSubjects(
  act: Act,
  subjects: readonly LetterSubject[],
): Promise<{ region: string | null; model: string | null }> {
  let region: string | null = null;
  let model: string | null = null;
  for (const { type, id } of subjects) {
    const found = await subjectOf(act, type, id);
    act.authorise(`${type}:see`, found.resource);
    region ??= found.resource.region;
    model ??= found.model;
  }
  return { region, model };
}

async function subjectOf(
  { db }: Act,
  type: LetterSubject['type'],
  id: string,
): Promise<{ resource: Resource; model: string | null }> {
  if (type === 'rectification') {
    const row = await loadRectification(db, id);
    return { resource: rectificationResource(row), model: row.model };
  }
  if (type === 'hit') {
    const hit = await loadHit(db, id);
    if (!hit) throw unseen({ type, id });
    return { resource: hitResource(hit), model: hit.model };
  }
  const clue = await db.selectFrom('clue').selectAll().where('id', '=', id).executeTakeFirst();
  if (!clue) throw unseen({ type, id });
  return { resource: clueResource(clue), model: null };
}
