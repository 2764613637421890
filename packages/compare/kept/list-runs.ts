import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { unseen } from '@plumb/guard/access/refusal';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { JobProgress } from '@plumb/stores/jobs/port';
import type { NotEvaluable, RunTable } from '@plumb/stores/records/tables/run';
import { type Selectable, sql } from 'kysely';
import { type Difference, explainDifference } from './explain-difference.ts';
import { runResource } from './run-resource.ts';

type Run = Selectable<RunTable>;
export type RunItem = Pick<
  Run,
  | 'id'
  | 'no'
  | 'purpose'
  | 'reason'
  | 'requested_at'
  | 'as_of'
  | 'state'
  | 'started_at'
  | 'ended_at'
  | 'failure'
  | 'result_digest'
> & {
  requested_by_name: string;
  models: number;
  hits: number;
  fresh: number;
  amended: number;
  withdrawn: number;
  not_evaluable: number;
};
export type RunView = RunItem &
  Pick<Run, 'region' | 'since' | 'batches' | 'summary'> & {
    run_models: Run['models'];
    progress: JobProgress | null;
    /** By model and reason; subjects only for who may see them. */
    open: (Omit<NotEvaluable, 'subject'> & { subject: NotEvaluable['subject'] | null })[];
    open_total: number;
    /** Against the last good run before it of the same models. */
    difference: (Difference & { with: { id: string; no: number } }) | null;
    acts: ('cancel' | 'retry')[];
  };

const listed = sql`SELECT r.id, r.no, r.purpose, r.reason, r.requested_at, r.as_of, r.state, r.started_at, r.ended_at, r.failure, r.result_digest,
    coalesce(a.name, r.requested_by) AS requested_by_name, jsonb_array_length(r.models) AS models,
    coalesce(s.hits, 0)::int AS hits, coalesce(s.fresh, 0)::int AS fresh, coalesce(s.amended, 0)::int AS amended,
    coalesce(s.withdrawn, 0)::int AS withdrawn, coalesce(s.not_evaluable, 0)::int AS not_evaluable
  FROM run r LEFT JOIN account a ON a.id = r.requested_by LEFT JOIN LATERAL (
    SELECT sum((m ->> 'hits')::int) AS hits, sum((m ->> 'fresh')::int) AS fresh, sum((m ->> 'amended')::int) AS amended,
      sum((m ->> 'withdrawn')::int) AS withdrawn, sum((m ->> 'not_evaluable')::int) AS not_evaluable
    FROM jsonb_array_elements(r.summary) m) s ON true`;

/** Runs, latest first. */
export async function listRuns(
  house: House,
  caller: Caller,
  filter: {
    state?: Run['state'] | undefined;
    purpose?: Run['purpose'] | undefined;
    model?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<{ items: RunItem[]; next_cursor: string | null }> {
  return act(house, caller, 'run:list', async ({ db, authorise }) => {
    authorise('run:list', theHouse);
    const { state, purpose, model, limit } = filter;
    const before = Number(filter.cursor ?? Number.MAX_SAFE_INTEGER);
    const { rows } = await sql<RunItem>`${listed} WHERE r.no < ${before}
      ${state === undefined ? sql`` : sql`AND r.state = ${state}`} ${purpose === undefined ? sql`` : sql`AND r.purpose = ${purpose}`}
      ${model === undefined ? sql`` : sql`AND r.models @> ${JSON.stringify([{ model }])}::jsonb`}
      ORDER BY r.no DESC LIMIT ${limit + 1}`.execute(db);
    const items = rows.slice(0, limit);
    return { items, next_cursor: rows.length > limit ? String(items.at(-1)?.no) : null };
  });
}

const shownOpen = 500;

/** One run: all that went in, what came out, what could not be judged, and why it differs from the one before. */
export async function showRun(house: House, caller: Caller, id: string): Promise<RunView> {
  return act(house, caller, 'run:see', async ({ db, authorise }) => {
    const { rows } = await sql<RunItem>`${listed} WHERE r.id = ${id}`.execute(db);
    const [item] = rows;
    const run = await db.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
    if (!item || !run) throw unseen({ type: 'run', id });
    const resource = runResource(run);
    authorise('run:see', resource);
    const may = (action: string) => house.policies.decide(caller, action, resource) === 'allow';
    const named = house.policies.decide(caller, 'run:subjects', theHouse) === 'allow';
    const all = run.not_evaluable ?? [];
    const open = named ? all.slice(0, shownOpen) : withoutSubjects(all);
    const before = await previous(db, run);
    const running =
      run.job && (run.state === 'waiting' || run.state === 'running') ? await house.jobs.find(run.job) : undefined;
    const acts: RunView['acts'] = [];
    if ((run.state === 'waiting' || run.state === 'running') && may('run:cancel')) acts.push('cancel');
    if ((run.state === 'failed' || run.state === 'cancelled') && may('run:retry')) acts.push('retry');
    return {
      ...item,
      region: run.region,
      since: run.since,
      batches: run.batches,
      summary: run.summary,
      run_models: run.models,
      progress: running?.progress ?? null,
      open,
      open_total: all.length,
      difference: before && { ...explainDifference(before, run), with: { id: before.id, no: before.no } },
      acts,
    };
  });
}

/** By model and reason alone: the sentence names the subject too. */
function withoutSubjects(all: NotEvaluable[]): RunView['open'] {
  const counted = new Map<string, RunView['open'][number]>();
  for (const one of all) {
    const subject = one.subject.type === 'dataset' ? one.subject : null;
    const key = JSON.stringify([one.model, one.because, subject]);
    const known = counted.get(key);
    if (known) known.count += one.count;
    else if (subject) counted.set(key, { ...one });
    else
      counted.set(key, {
        ...one,
        subject,
        reason: { zh: `(${one.because},对象不显示)`, en: `(${one.because}, subjects not shown)` },
      });
  }
  return [...counted.values()];
}

async function previous(db: House['records']['db'], run: Run): Promise<Run | null> {
  if (run.state !== 'done') return null;
  const { rows } =
    await sql<Run>`SELECT * FROM run WHERE state = 'done' AND no < ${run.no} AND subject IS NOT DISTINCT FROM ${run.subject && JSON.stringify(run.subject)}::jsonb
    AND (SELECT array_agg(m ->> 'model' ORDER BY m ->> 'model') FROM jsonb_array_elements(models) m)
      = ${run.models.map(({ model }) => model).sort()}::text[] ORDER BY no DESC LIMIT 1`.execute(db);
  return rows[0] ?? null;
}
