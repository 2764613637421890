import type { Caller } from '@plumb/guard/access/caller';
import { unseen } from '@plumb/guard/access/refusal';
import { inSight } from '@plumb/guard/access/sight';
import { act } from '@plumb/guard/act';
import { pendingApproval } from '@plumb/guard/approval/pending-approval';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import { namesOf } from '../account-named.ts';
import { clueNo, clueResource, loadClue } from '../clue/load-clue.ts';
import { readCursor, writeCursor } from '../hit/hit-cursor.ts';
import { hitItem, listColumns } from '../hit/hit-item.ts';
import { visibleHits } from '../hit/hit-where.ts';
import { mayList } from '../may-list.ts';
import type { CandidateItem, CandidateView } from './candidate-view.ts';
import { candidateResource } from './make-candidate.ts';

const severities = ['low', 'low', 'medium', 'high'] as const;

function candidates(db: Db) {
  return db
    .selectFrom('clue_candidate as candidate')
    .selectAll('candidate')
    .select((eb) => [
      eb
        .selectFrom('hit')
        .select((e) => e.fn.countAll<number>().as('n'))
        .whereRef('hit.candidate', '=', 'candidate.id')
        .as('hits'),
      eb
        .selectFrom('hit')
        .select((e) => e.fn.count<number>('model').distinct().as('n'))
        .whereRef('hit.candidate', '=', 'candidate.id')
        .as('models'),
      eb
        .selectFrom('hit')
        .select((e) => e.fn.sum<number>('amount').as('n'))
        .whereRef('hit.candidate', '=', 'candidate.id')
        .as('amount'),
      eb
        .selectFrom('hit')
        .select((e) => e.fn.max('severity_rank').as('n'))
        .whereRef('hit.candidate', '=', 'candidate.id')
        .as('rank'),
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof candidates>['execute']>>[number];

function candidateItem(row: Row): CandidateItem {
  const { id, no, unit, region, state, note, made_by, made_at, revision } = row;
  return {
    id,
    no,
    unit,
    region,
    state,
    note,
    made_by,
    made_at,
    revision,
    subject: { type: row.subject_type, shown: row.subject_shown },
    severity: severities[Number(row.rank ?? 1)] ?? 'low',
    hits: Number(row.hits ?? 0),
    models: Number(row.models ?? 0),
    amount: row.amount === null ? null : Number(row.amount),
  };
}

export type ListCandidates = { state?: CandidateItem['state'] | undefined; limit: number; cursor?: string | undefined };

export async function listCandidates(house: House, caller: Caller, { state, limit, cursor }: ListCandidates) {
  await mayList(house, caller, 'candidate:list');
  let query = candidates(house.records.db).where(
    inSight(caller, { unit: 'candidate.unit', region: 'candidate.region' }),
  );
  if (state) query = query.where('candidate.state', '=', state);
  if (cursor) {
    const [at, id] = readCursor(cursor, 2);
    query = query.where(sql<boolean>`(candidate.made_at, candidate.id) < (${at}, ${id})`);
  }
  const rows = await query
    .orderBy('candidate.made_at', 'desc')
    .orderBy('candidate.id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.slice(0, limit).at(-1);
  return {
    items: rows.slice(0, limit).map(candidateItem),
    next_cursor: rows.length > limit && last ? writeCursor([last.made_at, last.id]) : null,
  };
}

/** One candidate with its hits; each is opened for its own evidence. Leaves a trace. */
export async function openCandidate(house: House, caller: Caller, id: string): Promise<CandidateView> {
  return act(house, caller, 'candidate:open', async (act) => {
    const row = await candidates(act.db).where('candidate.id', '=', id).executeTakeFirst();
    if (!row) throw unseen({ type: 'candidate', id });
    act.authorise('candidate:open', candidateResource(row));
    act.record({ object: { type: 'candidate', id } });
    const members = await act.db
      .selectFrom('hit')
      .select(listColumns)
      .where('candidate', '=', id)
      .where(visibleHits(house, caller))
      .orderBy('occurred_at')
      .orderBy('id')
      .execute();
    const found = row.clue ? await loadClue(act.db, row.clue) : undefined;
    const clue =
      found && house.policies.decide(caller, 'clue:see', clueResource(found)) === 'allow' ? found : undefined;
    const pending = await pendingApproval(act.db, { type: 'candidate', id });
    const names = pending ? await namesOf(act.db, [pending.requested_by]) : undefined;
    return {
      ...candidateItem(row),
      pending: pending
        ? [
            {
              approval: pending.id,
              action: 'candidate:to-clue',
              requested_by: pending.requested_by,
              requested_name: names?.get(pending.requested_by) ?? pending.requested_by,
              requested_at: pending.requested_at,
              reason: pending.reason,
            },
          ]
        : [],
      members: members.map((hit) => hitItem(house, hit, act.now)),
      clue: clue ? { id: clue.id, no: clueNo(clue) } : null,
    };
  });
}
