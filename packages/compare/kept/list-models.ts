import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import type { ModelParametersTable } from '@plumb/stores/records/tables/model-parameters';
import { type Selectable, sql } from 'kysely';
import { readCases } from '../cases/read-cases.ts';
import type { ModelSpec } from '../model/model.ts';
import { knownLibrary, modelAt } from './known-library.ts';
import { modelPrecision, type Precision } from './model-precision.ts';
import { modelResource } from './model-resource.ts';
import { parametersInForce } from './parameters/parameters-in-force.ts';
import { listSchedules, type ShownSchedule } from './schedule/list-schedules.ts';

export type ModelItem = Pick<
  ModelSpec,
  'id' | 'no' | 'field' | 'title' | 'question' | 'status' | 'version' | 'severity'
> & {
  subject: string;
  /** Hits in the records, and of these the ones that still wait to be weighed. */
  hits: number;
  waiting: number;
  precision: number | null;
  judged: number;
  last_run: { id: string; no: number; at: string; hits: number } | null;
  missed_at: string | null;
};
export type ShownParameters = Omit<Selectable<ModelParametersTable>, 'proposed_by' | 'decided_by'> & {
  proposed_by_name: string;
  decided_by_name: string | null;
  /** Whether this caller may decide on it. */
  may_decide: boolean;
};
export type ModelView = ModelItem & {
  spec: ModelSpec;
  sql: string;
  sha256: string;
  /** The cases as they are written. */
  cases: string;
  case_list: {
    name: string;
    hits: number;
    not_evaluable: number;
    near_miss: boolean;
    exemption: string | null;
    boundary: string[];
  }[];
  in_force: { no: number | null; params: Record<string, number | string> };
  versions: ShownParameters[];
  precision_by_version: Precision[];
  precision_by_unit: Precision[];
  schedule: ShownSchedule | null;
  acts: ('propose_parameters' | 'schedule' | 'run' | 'trial')[];
};

/** Every model with its figures; never a subject. */
export async function listModels(house: House, caller: Caller): Promise<ModelItem[]> {
  const schedules = new Map((await listSchedules(house, caller)).map((one) => [one.model, one]));
  return act(house, caller, 'model:list', async ({ db, authorise }) => {
    authorise('model:list', theHouse);
    const figures = await figuresOf(db);
    const precision = new Map((await modelPrecision(db)).map((one) => [`${one.model} ${one.version}`, one]));
    return [...knownLibrary(house.library).models.values()]
      .map(({ spec }) =>
        itemOf(spec, figures.get(spec.id), precision.get(`${spec.id} ${spec.version}`), schedules.get(spec.id)),
      )
      .sort((a, b) => (a.no < b.no ? -1 : 1));
  });
}

type Figures = {
  model: string;
  hits: number;
  waiting: number;
  run: string | null;
  no: number;
  at: string;
  found: number;
};

async function figuresOf(db: Db): Promise<Map<string, Figures>> {
  const { rows } = await sql<Figures>`
    WITH counted AS (SELECT model, count(*) FILTER (WHERE withdrawn_at IS NULL) AS hits,
        count(*) FILTER (WHERE state = 'H20' AND withdrawn_at IS NULL AND suppressed_by IS NULL) AS waiting FROM hit GROUP BY model),
      ran AS (SELECT DISTINCT ON (m ->> 'model') m ->> 'model' AS model, r.id AS run, r.no, r.ended_at AS at, (m ->> 'hits')::int AS found
        FROM run r, jsonb_array_elements(r.summary) m WHERE r.state = 'done' AND r.purpose NOT IN ('trial', 'recheck') ORDER BY m ->> 'model', r.no DESC)
    SELECT coalesce(counted.model, ran.model) AS model, coalesce(hits, 0) AS hits, coalesce(waiting, 0) AS waiting, run, no, at, found
    FROM counted FULL JOIN ran ON ran.model = counted.model`.execute(db);
  return new Map(rows.map((row) => [row.model, row]));
}

function itemOf(
  spec: ModelSpec,
  figures: Figures | undefined,
  precision: Precision | undefined,
  schedule: ShownSchedule | undefined,
): ModelItem {
  const { id, no, field, title, question, status, version, severity, subject } = spec;
  return {
    id,
    no,
    field,
    title,
    question,
    status,
    version,
    severity,
    subject: subject.type,
    hits: figures?.hits ?? 0,
    waiting: figures?.waiting ?? 0,
    precision: precision?.precision ?? null,
    judged: precision?.judged ?? 0,
    last_run: figures?.run ? { id: figures.run, no: figures.no, at: figures.at, hits: figures.found } : null,
    missed_at: schedule?.missed_at ?? null,
  };
}

/** One model whole: question, basis, SQL, parameters with their versions, cases, precision, schedule. */
export async function showModel(house: House, caller: Caller, id: string): Promise<ModelView> {
  const item = (await listModels(house, caller)).find((one) => one.id === id);
  const schedule = (await listSchedules(house, caller)).find(({ model }) => model === id) ?? null;
  return act(house, caller, 'model:see', async ({ db, authorise }) => {
    authorise('model:see', modelResource(id));
    const { spec, sql: text, folder } = modelAt(house.library, id);
    const force = (await parametersInForce(db)).get(id);
    const may = (action: string, resource = modelResource(id)) =>
      house.policies.decide(caller, action, resource) === 'allow';
    const acts: ModelView['acts'] = [];
    if (may('model:propose_parameters')) acts.push('propose_parameters');
    if (may('model:schedule')) acts.push('schedule');
    if (spec.status === 'active' && may('run:request', theHouse)) acts.push('run');
    if (may('run:trial', theHouse)) acts.push('trial');
    return {
      ...(item ?? itemOf(spec, undefined, undefined, undefined)),
      spec,
      sql: text,
      sha256: knownLibrary(house.library).digests.get(id) as string,
      cases: readFileSync(join(folder, 'cases.yaml'), 'utf8'),
      case_list: casesOf(folder),
      in_force: { no: force?.no ?? null, params: force?.params ?? {} },
      versions: await versionsOf(db, id, (proposer) => may('model:decide_parameters', modelResource(id, proposer))),
      precision_by_version: await modelPrecision(db, { models: [id] }),
      precision_by_unit: await modelPrecision(db, { models: [id], by_unit: true }),
      schedule,
      acts,
    };
  });
}

function casesOf(folder: string): ModelView['case_list'] {
  const read = readCases(folder);
  if (!read.ok) return [];
  return read.cases.cases.map(({ name, expect, near_miss, exemption, boundary }) => ({
    name,
    hits: expect.filter(({ outcome }) => outcome === 'hit').length,
    not_evaluable: expect.filter(({ outcome }) => outcome !== 'hit').length,
    near_miss: near_miss ?? false,
    exemption: exemption ?? null,
    boundary: Object.keys(boundary ?? {}),
  }));
}

async function versionsOf(db: Db, model: string, mayDecide: (proposer: string) => boolean): Promise<ShownParameters[]> {
  const rows = await db
    .selectFrom('model_parameters as p')
    .leftJoin('account as a', 'a.id', 'p.proposed_by')
    .leftJoin('account as d', 'd.id', 'p.decided_by')
    .selectAll('p')
    .select(['a.name as proposer', 'd.name as decider'])
    .where('model', '=', model)
    .orderBy('no', 'desc')
    .execute();
  return rows.map(({ proposed_by, decided_by, proposer, decider, ...one }) => ({
    ...one,
    proposed_by_name: proposer ?? proposed_by,
    decided_by_name: decided_by && (decider ?? decided_by),
    may_decide: one.state === 'proposed' && mayDecide(proposed_by),
  }));
}
