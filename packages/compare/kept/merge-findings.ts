import type { Db } from '@plumb/stores/records/open-records';
import type { RunModelSummary, RunSubject } from '@plumb/stores/records/tables/run';
import { type RawBuilder, sql } from 'kysely';
import type { Finding, Judgement } from './judge.ts';
import { leadingStates, openStates } from './open-states.ts';
import { applySuppressions } from './suppression/apply-suppressions.ts';

export type Merge = {
  run: string;
  now: string;
  judgement: Judgement;
  /** Facts before it were not asked about. */
  since: string | null;
  /** Only this one's hits are compared. */
  subject: RunSubject | null;
};

export type ChangedHit = {
  hit: string;
  model: string;
  unit: string | null;
  fact_key: string;
  change: 'found' | 'amended' | 'withdrawn' | 'restored' | 'seen';
  digest: string;
};
export type MergeResult = {
  counts: Map<string, Pick<RunModelSummary, 'fresh' | 'amended' | 'withdrawn' | 'restored' | 'suppressed'>>;
  /** Every hit that the run found or withdrew; `seen`: as before. */
  hits: ChangedHit[];
};

/**
 * Lays what a run found over the hits that are kept, inside the run's transaction. A new fact is a new hit; the same fact saying the
 * same is seen again; saying something else it is amended, with its history; a hit whose data were judged and that was not found is
 * withdrawn, unless people have decided on it; found again it is restored. What a later moment was judged by is left alone.
 */
export async function mergeFindings(db: Db, merge: Merge): Promise<MergeResult> {
  const { judgement } = merge;
  const wanted = judgement.findings.filter((finding) => isAsked(finding, merge));
  await loadFindings(
    db,
    wanted.filter(({ hit }) => hit.outcome === 'hit'),
  );
  await loadOpenQuestions(
    db,
    judgement.findings.filter(({ hit }) => hit.outcome === 'not_evaluable'),
  );
  await matchKnown(db, judgement.asOf);
  await insertFresh(db, merge);
  await writeVersions(db, merge);
  await updateKnown(db, merge);
  await withdraw(db, merge);
  await applySuppressions(db, merge.now);
  await followOthers(db, merge);
  await releaseFollowers(db, merge);
  return resultOf(db);
}

function isAsked({ hit }: Finding, { since, subject }: Merge): boolean {
  if (subject && (hit.subject.type !== subject.type || hit.subject.key !== subject.key)) return false;
  return since === null || hit.occurred_at === null || hit.occurred_at >= since;
}

const pieceOf = 1000;

async function loadFindings(db: Db, findings: Finding[]): Promise<void> {
  await sql`CREATE TEMP TABLE finding (
    n int PRIMARY KEY, hit uuid, change text, changed text[],
    model text, field text, version int, subject_type text, subject_key text, subject_label text, subject_shown text,
    unit text, region text, fact_key text, occurred_at timestamp, amount numeric, severity text, rank smallint,
    reason jsonb, reason_shown jsonb, params jsonb, evidence jsonb, said jsonb, digest text, same_fact text
  ) ON COMMIT DROP`.execute(db);
  for (let from = 0; from < findings.length; from += pieceOf) {
    const piece = findings.slice(from, from + pieceOf).map((finding, i) => asRecord(finding, from + i));
    await sql`INSERT INTO finding (n, model, field, version, subject_type, subject_key, subject_label, subject_shown, unit, region,
        fact_key, occurred_at, amount, severity, rank, reason, reason_shown, params, evidence, digest, same_fact)
      SELECT * FROM jsonb_to_recordset(${withoutNul(piece)}::jsonb) AS x(n int, model text, field text, version int, subject_type text,
        subject_key text, subject_label text, subject_shown text, unit text, region text, fact_key text, occurred_at timestamp,
        amount numeric, severity text, rank smallint, reason jsonb, reason_shown jsonb, params jsonb, evidence jsonb, digest text,
        same_fact text)`.execute(db);
  }
  await sql`CREATE INDEX ON finding (model, subject_key, fact_key)`.execute(db);
  await sql`ANALYZE finding`.execute(db);
}

/** A text of PostgreSQL holds no NUL, nor does its jsonb. */
const withoutNul = (value: unknown) => JSON.stringify(value).replaceAll('\\u0000', '');
const ranks = { high: 3, medium: 2, low: 1 };

function asRecord({ hit, model, place, shown, same_fact, evidence, digest }: Finding, n: number) {
  return {
    n,
    model: hit.model,
    field: model.spec.field,
    version: hit.version,
    subject_type: hit.subject.type,
    subject_key: hit.subject.key,
    subject_label: hit.subject.label,
    subject_shown: shown.subject,
    ...place,
    fact_key: hit.fact_key,
    occurred_at: hit.occurred_at,
    amount: hit.amount,
    severity: hit.severity,
    rank: ranks[hit.severity],
    reason: hit.reason,
    reason_shown: shown.reason,
    params: hit.params,
    evidence,
    digest,
    same_fact,
  };
}

/** What could not be judged is no innocence: such facts, and the cars of units without a feed, are not withdrawn. */
async function loadOpenQuestions(db: Db, findings: Finding[]): Promise<void> {
  await sql`CREATE TEMP TABLE open_question (model text, subject_type text, subject_key text, fact_key text) ON COMMIT DROP`.execute(
    db,
  );
  for (let from = 0; from < findings.length; from += 5000) {
    const piece = findings.slice(from, from + 5000).map(({ hit }) => ({
      model: hit.model,
      subject_type: hit.subject.type,
      subject_key: hit.subject.key,
      fact_key: hit.fact_key,
    }));
    await sql`INSERT INTO open_question SELECT * FROM jsonb_to_recordset(${withoutNul(piece)}::jsonb)
      AS x(model text, subject_type text, subject_key text, fact_key text)`.execute(db);
  }
}

async function matchKnown(db: Db, asOf: string): Promise<void> {
  await sql`UPDATE finding f SET hit = h.id, change = CASE
      WHEN r.as_of > ${asOf}::timestamp THEN 'past'
      WHEN h.withdrawn_at IS NOT NULL THEN 'restored'
      WHEN h.digest <> f.digest THEN 'amended'
      ELSE 'seen' END
    FROM hit h JOIN run r ON r.id = h.last_run
    WHERE h.model = f.model AND h.subject_key = f.subject_key AND h.fact_key = f.fact_key`.execute(db);
  await sql`UPDATE finding SET hit = gen_random_uuid(), change = 'found' WHERE hit IS NULL`.execute(db);
}

async function insertFresh(db: Db, { run, now }: Merge): Promise<void> {
  await sql`INSERT INTO hit (id, model, field, version, subject_type, subject_key, subject_label, subject_shown, unit, region, fact_key,
      occurred_at, amount, severity, reason_shown, state, digest, same_fact, first_run, last_run, created_at, updated_at)
    SELECT hit, model, field, version, subject_type, subject_key, subject_label, subject_shown, unit, region, fact_key,
      occurred_at, amount, severity, reason_shown, 'H20', digest, same_fact, ${run}, ${run}, ${now}, ${now}
    FROM finding WHERE change = 'found' ORDER BY rank DESC, n`.execute(db);
}

/** The state that the platform itself brings a hit to, in the hit's history. */
async function writeSteps(db: Db, now: string, steps: RawBuilder<unknown>): Promise<void> {
  await sql`INSERT INTO hit_step (hit, at, act, actor, actor_name, from_state, to_state)
    SELECT s.hit, ${now}::timestamp, s.act, 'system', '系统', s.from_state, s.to_state
    FROM (${steps}) AS s(hit, act, from_state, to_state)`.execute(db);
}

async function writeVersions(db: Db, { run, now }: Merge): Promise<void> {
  await sql`INSERT INTO hit_version (hit, no, run, change, changed, model_version, params, reason, evidence, digest, at)
    SELECT f.hit, coalesce(v.no, 0) + 1, ${run}, f.change, CASE WHEN f.change = 'found' OR v.no IS NULL THEN '{}' ELSE array_remove(ARRAY[
        CASE WHEN v.model_version <> f.version THEN 'version' END,
        CASE WHEN v.params <> f.params THEN 'params' END,
        CASE WHEN v.reason <> f.reason THEN 'reason' END,
        CASE WHEN h.amount IS DISTINCT FROM f.amount THEN 'amount' END,
        CASE WHEN h.occurred_at IS DISTINCT FROM f.occurred_at THEN 'occurred_at' END,
        CASE WHEN h.severity <> f.severity THEN 'severity' END,
        CASE WHEN evidence_rows(v.evidence) <> evidence_rows(f.evidence) THEN 'evidence' END], NULL) END,
      f.version, f.params, f.reason, f.evidence, f.digest, ${now}
    FROM finding f JOIN hit h ON h.id = f.hit LEFT JOIN LATERAL
      (SELECT * FROM hit_version v WHERE v.hit = f.hit ORDER BY v.no DESC LIMIT 1) v ON true
    WHERE f.change IN ('found', 'amended', 'restored')`.execute(db);
}

async function updateKnown(db: Db, { run, now }: Merge): Promise<void> {
  await sql`UPDATE hit h SET last_run = ${run}, times_found = times_found + 1 FROM finding f
    WHERE h.id = f.hit AND f.change = 'seen'`.execute(db);
  await sql`UPDATE hit h SET last_run = ${run}, times_found = times_found + 1, withdrawn_at = NULL, version = f.version,
      subject_label = f.subject_label, subject_shown = f.subject_shown, unit = f.unit, region = f.region, occurred_at = f.occurred_at,
      amount = f.amount, severity = f.severity, reason_shown = f.reason_shown, digest = f.digest, same_fact = f.same_fact,
      revision = revision + 1, updated_at = ${now}
    FROM finding f WHERE h.id = f.hit AND f.change IN ('amended', 'restored')`.execute(db);
}

async function withdraw(db: Db, { run, now, judgement, since, subject }: Merge): Promise<void> {
  const reach = [...judgement.judged].map(([model, from]) => ({ model, from }));
  const gone = await sql<{
    id: string;
  }>`UPDATE hit h SET withdrawn_at = ${now}, last_run = ${run}, digest = '', revision = h.revision + 1, updated_at = ${now}
    FROM run r, jsonb_to_recordset(${JSON.stringify(reach)}::jsonb) AS m(model text, "from" timestamp)
    WHERE r.id = h.last_run AND r.as_of <= ${judgement.asOf}::timestamp AND h.model = m.model
      AND h.withdrawn_at IS NULL AND h.state = ANY (${[...openStates]})
      AND (h.occurred_at IS NULL OR (h.occurred_at <= ${judgement.asOf}::timestamp
        AND (m."from" IS NULL OR h.occurred_at >= m."from") AND (${since}::timestamp IS NULL OR h.occurred_at >= ${since}::timestamp)))
      AND (${subject?.type ?? null}::text IS NULL OR (h.subject_type = ${subject?.type ?? null} AND h.subject_key = ${subject?.key ?? null}))
      AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.hit = h.id)
      AND NOT EXISTS (SELECT 1 FROM open_question q WHERE q.model = h.model
        AND ((q.subject_type = h.subject_type AND q.subject_key = h.subject_key) OR (q.subject_type = 'unit' AND q.subject_key = h.unit)))
    RETURNING h.id`.execute(db);
  await sql`CREATE TEMP TABLE gone (hit uuid PRIMARY KEY) ON COMMIT DROP`.execute(db);
  if (gone.rows.length === 0) return;
  const ids = gone.rows.map(({ id }) => id);
  await sql`INSERT INTO gone SELECT unnest(${ids}::uuid[])`.execute(db);
  await sql`INSERT INTO hit_version (hit, no, run, change, model_version, params, reason, evidence, digest, at)
    SELECT g.hit, v.no + 1, ${run}, 'withdrawn', v.model_version, v.params, v.reason, '[]', '', ${now}
    FROM gone g JOIN LATERAL (SELECT * FROM hit_version v WHERE v.hit = g.hit ORDER BY v.no DESC LIMIT 1) v ON true`.execute(
    db,
  );
}

/** Several models found one event of one subject: the gravest, or the one that is there already, leads; the others follow it. */
async function followOthers(db: Db, { now }: Merge): Promise<void> {
  await sql`WITH led AS (
      SELECT h.id, f.hit IS NOT NULL AS fresh, first_value(h.id) OVER (PARTITION BY h.same_fact
        ORDER BY f.hit IS NOT NULL, h.severity_rank DESC, h.no) AS main
      FROM hit h LEFT JOIN finding f ON f.hit = h.id AND f.change = 'found'
      WHERE h.same_fact IN (SELECT same_fact FROM finding WHERE change = 'found' AND same_fact IS NOT NULL)
        AND h.withdrawn_at IS NULL AND h.suppressed_by IS NULL AND h.merged_into IS NULL AND h.state = ANY (${[...leadingStates]}))
    UPDATE hit SET state = 'H11', merged_into = led.main, updated_at = ${now} FROM led
    WHERE hit.id = led.id AND led.fresh AND led.main <> led.id`.execute(db);
  await writeSteps(
    db,
    now,
    sql`SELECT h.id, CASE h.state WHEN 'H11' THEN 'hit:merge' ELSE 'hit:admit' END, 'H10', h.state
      FROM finding f JOIN hit h ON h.id = f.hit WHERE f.change = 'found'`,
  );
}

/** Whose leading hit was withdrawn stands by itself again; of several the gravest leads. */
async function releaseFollowers(db: Db, { now }: Merge): Promise<void> {
  await sql`CREATE TEMP TABLE released ON COMMIT DROP AS
    SELECT h.id AS hit, first_value(h.id) OVER (PARTITION BY h.merged_into ORDER BY h.severity_rank DESC, h.no) AS main
    FROM hit h JOIN gone g ON g.hit = h.merged_into WHERE h.state = 'H11' AND h.withdrawn_at IS NULL`.execute(db);
  await sql`UPDATE hit h SET state = CASE WHEN r.main = h.id THEN 'H20' ELSE 'H11' END, merged_into = nullif(r.main, h.id),
      due_at = NULL, revision = revision + 1, updated_at = ${now} FROM released r WHERE h.id = r.hit`.execute(db);
  await writeSteps(db, now, sql`SELECT hit, 'hit:admit', 'H11', 'H20' FROM released WHERE hit = main`);
}

async function resultOf(db: Db): Promise<MergeResult> {
  const { rows } =
    await sql<ChangedHit>`SELECT f.hit, f.model, f.fact_key, f.digest, h.unit, CASE f.change WHEN 'past' THEN 'seen' ELSE f.change END AS change
    FROM finding f JOIN hit h ON h.id = f.hit
    UNION ALL SELECT g.hit, h.model, h.fact_key, '', h.unit, 'withdrawn' FROM gone g JOIN hit h ON h.id = g.hit`.execute(
      db,
    );
  const suppressed = await sql<{
    model: string;
    n: number;
  }>`SELECT h.model, count(*) AS n FROM finding f JOIN hit h ON h.id = f.hit
    WHERE h.suppressed_by IS NOT NULL GROUP BY h.model`.execute(db);
  const counts: MergeResult['counts'] = new Map();
  const of = (model: string) => {
    const known = counts.get(model) ?? { fresh: 0, amended: 0, withdrawn: 0, restored: 0, suppressed: 0 };
    counts.set(model, known);
    return known;
  };
  for (const { model, change } of rows) {
    const count = of(model);
    if (change === 'found') count.fresh++;
    else if (change !== 'seen') count[change]++;
  }
  for (const { model, n } of suppressed.rows) of(model).suppressed = n;
  return { counts, hits: rows };
}
