import { unseen } from '@plumb/guard/access/refusal';
import type { Act } from '@plumb/guard/act';
import type { LetterSubject } from '@plumb/stores/records/tables/letter';

/** Every matter that a letter is about has to be in the caller's sight; answers the region and model of the first hit. */
export async function authoriseSubjects(
  act: Act,
  subjects: readonly LetterSubject[],
): Promise<{ region: string | null; model: string | null }> {
  let region: string | null = null;
  let model: string | null = null;
  for (const { type, id } of subjects) {
    const found = await placeOf(act, type, id);
    if (!found) throw unseen({ type, id });
    act.authorise(`${type}:see`, {
      type,
      id,
      unit: found.unit,
      region: found.region,
      attributes: { state: found.state },
    });
    region ??= found.region;
    model ??= found.model;
  }
  return { region, model };
}

type Place = { unit: string | null; region: string | null; state: string; model: string | null };

async function placeOf({ db }: Act, type: LetterSubject['type'], id: string): Promise<Place | undefined> {
  if (type === 'hit')
    return db.selectFrom('hit').select(['unit', 'region', 'state', 'model']).where('id', '=', id).executeTakeFirst();
  if (type === 'rectification')
    return db
      .selectFrom('rectification')
      .select(['unit', 'region', 'state', 'model'])
      .where('id', '=', id)
      .executeTakeFirst();
  const clue = await db.selectFrom('clue').select(['unit', 'region', 'state']).where('id', '=', id).executeTakeFirst();
  return clue && { ...clue, model: null };
}
