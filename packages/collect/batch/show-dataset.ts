import type { Localised } from '@plumb/ground/localised';
import { PlumbError, problems } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import type { Contract } from '../contract/contract.ts';
import { knownContracts } from '../contract/known-contracts.ts';
import { collectProblems } from '../problem/collect-problem.ts';
import type { BatchItem, DatasetView } from './dataset-view.ts';
import { figuresOf, itemOf } from './list-datasets.ts';

const latestBatches = 20;

/** One dataset: its contract, its figures, what is wrong with it, its latest batches. */
export async function showDataset(house: House, caller: Caller, id: string): Promise<DatasetView> {
  return act(house, caller, 'dataset:read', async ({ db, now, authorise }) => {
    authorise('dataset:read', theHouse);
    const contract = contractOf(house.library, id);
    const latest = await batchesOf(db, id, latestBatches);
    const filled = await filledOf(db, id);
    return {
      ...itemOf(contract, (await figuresOf(db, id)).get(id), now),
      columns: Object.entries(contract.columns).map(([name, column]) => ({
        name,
        title: { zh: column.zh, en: column.en },
        type: column.type,
        level: column.level,
        key: contract.key.includes(name),
        required: column.required ?? contract.key.includes(name),
        filled: filled.get(name) ?? null,
      })),
      checks: (contract.checks ?? []).map(({ id, sql, zh, en }) => ({ id, sql, title: { zh, en } })),
      faults: await faultsOf(db, id),
      latest,
    };
  });
}

/** The contract of this name. Throws `not-found`. */
export function contractOf(library: string, id: string): Contract {
  const contract = knownContracts(library).get(id);
  if (contract) return contract;
  throw new PlumbError({
    code: 'not-found',
    texts: { zh: `没有数据集 ${id}`, en: `there is no dataset ${id}` },
    exit: 1,
  });
}

async function batchesOf(db: Db, dataset: string, limit: number): Promise<BatchItem[]> {
  return db
    .selectFrom('batch')
    .select(batchColumns)
    .where('dataset', '=', dataset)
    .orderBy('no', 'desc')
    .limit(limit)
    .execute();
}

export const batchColumns = [
  'id', 'no', 'delivery', 'dataset', 'way', 'source', 'state', 'files', 'rows', 'fresh', 'quarantined',
  'period_from', 'period_to', 'digest', 'received_at', 'loaded_at',
] as const; // biome-ignore format: a list

async function filledOf(db: Db, dataset: string): Promise<Map<string, number>> {
  const row = await db
    .selectFrom('batch')
    .select(['filled', 'columns'])
    .where('dataset', '=', dataset)
    .where('state', '=', 'loaded')
    .orderBy('no', 'desc')
    .executeTakeFirst();
  const delivered = new Set(row?.columns ?? []);
  return new Map(Object.entries(row?.filled ?? {}).filter(([name]) => delivered.has(name)));
}

async function faultsOf(db: Db, dataset: string): Promise<DatasetView['faults']> {
  const { rows } = await sql<DatasetView['faults'][number] & { texts: number }>`
    SELECT q."column", q.problem, (array_agg(q.expected))[1] AS expected, count(DISTINCT q.expected) AS texts, count(*) AS count
    FROM quarantine q JOIN batch b ON b.id = q.batch WHERE b.dataset = ${dataset} AND b.state = 'loaded'
    GROUP BY q."column", q.problem ORDER BY count(*) DESC LIMIT 50`.execute(db);
  return rows.map(({ texts, ...fault }) => (texts === 1 ? fault : { ...fault, expected: openText(fault) }));
}

/** One sentence for several values: their own figures are left open. */
function openText({ problem, expected }: DatasetView['faults'][number]): Localised {
  const known: Readonly<Record<string, Localised>> = { ...problems, ...collectProblems };
  const open = (text: string) => text.replace(/\{[^}]+\}/g, '…');
  const text = known[problem];
  return text ? { zh: open(text.zh), en: open(text.en) } : expected;
}
