import type { Act } from '@plumb/guard/act';
import type { HitRow } from '../hit/load-hit.ts';
import type { ClueRow } from './load-clue.ts';
import { insertClue } from './register-clue.ts';

const rank = { high: 3, medium: 2, low: 1 } as const;

/** What was approved becomes a clue in C10: the gravest of the hits gives it its severity, each hit keeps its own evidence. */
export async function clueFromHits(
  act: Act,
  hits: readonly HitRow[],
  given: { summary: string; facts: string; candidate: string | null },
): Promise<ClueRow> {
  const [first] = [...hits].sort((a, b) => rank[b.severity] - rank[a.severity]);
  if (!first) throw new Error('a clue needs at least one hit');
  const clue = await insertClue(act, {
    source: 'hit',
    subject: { type: first.subject_type, key: first.subject_key, label: first.subject_label },
    subject_shown: first.subject_shown,
    unit: first.unit,
    region: first.region,
    summary: given.summary,
    facts: given.facts,
    field: first.field,
    severity: first.severity,
    secrecy: 'secret',
    real_name: false,
    is_head: false,
    candidate: given.candidate,
  });
  await act.db
    .insertInto('clue_hit')
    .values(hits.map((hit) => ({ clue: clue.id, hit: hit.id })))
    .execute();
  return clue;
}
