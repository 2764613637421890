import { randomUUID } from 'node:crypto';
import type { Caller } from '@plumb/guard/access/caller';
import type { Role } from '@plumb/guard/access/role';
import { type TestHouse, testCaller, testHouse } from '@plumb/guard/house-fixture';
import type { Records } from '@plumb/stores/records/open-records';
import type { FrozenEvidence, HitTable } from '@plumb/stores/records/tables/hit';
import type { Insertable } from 'kysely';
import { isSampled } from './hit/cross-check.ts';

export type Scene = {
  house: TestHouse;
  run: string;
  people: Record<
    | 'analyst'
    | 'analyst2'
    | 'director'
    | 'director2'
    | 'manager'
    | 'leader'
    | 'leader2'
    | 'steward'
    | 'verifier'
    | 'verifier2'
    | 'officer'
    | 'officer2'
    | 'trial'
    | 'clerk',
    Caller
  >;
  /** A hit in triage; never in the cross-check sample unless asked. */
  hit(given?: Partial<Insertable<HitTable>> & { sampled?: boolean; evidence?: FrozenEvidence[] }): Promise<string>;
  /** An account with this role, known to the records. */
  person(role: Role, given?: Partial<Caller>): Promise<Caller>;
};

export const fillEvidence: FrozenEvidence[] = [
  {
    dataset: 'fuel_txn',
    row: {
      txn_id: 'T1',
      card_no: 'C1',
      txn_time: '2026-02-10 08:30:00',
      station_name: '城南站',
      liters: 95,
      amount: 760.5,
      forecourt_plate: '辽B9F123',
    },
    source_file: 'fuel_txn.csv',
    source_line: 17,
    batch: 'b1',
  },
  {
    dataset: 'fuel_card',
    row: { card_no: 'C1', keeper_id: '210203197905011230' },
    source_file: 'fuel_card.csv',
    source_line: 3,
  },
];

/** For tests: a house with one run, people of every office, and hits as they are asked for. Monday 2026-03-02, nine o'clock. */
export async function scene(records: Records): Promise<Scene> {
  const house = testHouse(records);
  const run = randomUUID();
  await records.db
    .insertInto('run')
    .values({
      id: run,
      purpose: 'manual',
      reason: '测试运行',
      requested_by: 'system',
      requested_at: house.now(),
      as_of: house.now(),
      region: '210200',
      models: '[]',
      batches: '[]',
      state: 'done',
      started_at: null,
      ended_at: null,
      summary: null,
      not_evaluable: null,
      failure: null,
      result_digest: null,
    })
    .execute();
  const person = async (role: Role, given: Partial<Caller> = {}) => {
    const caller = testCaller(role, given);
    await records.db
      .insertInto('account')
      .values({
        id: caller.account_id,
        login: caller.account_id,
        name: caller.name,
        unit: caller.unit,
        roles: [...caller.roles],
        units: caller.units === 'all' ? null : [...caller.units],
        regions: [...caller.regions],
        password_at: house.now(),
        created_by: 'test',
        created_at: house.now(),
        granted_by: null,
        granted_at: null,
      })
      .execute();
    return caller;
  };
  const conduct = { unit: 'JW01' };
  const field = { unit: 'PZ01', units: ['U1', 'U2'] };
  const people = {
    analyst: await person('conduct_analyst', conduct),
    analyst2: await person('conduct_analyst', conduct),
    director: await person('conduct_director', conduct),
    director2: await person('conduct_director', conduct),
    manager: await person('case_manager', { unit: 'JW02' }),
    leader: await person('leader', { unit: 'JW00' }),
    leader2: await person('leader', { unit: 'JW00' }),
    steward: await person('data_steward', { unit: 'JW03' }),
    verifier: await person('field_verifier', field),
    verifier2: await person('field_verifier', field),
    officer: await person('supervision_officer', { unit: 'JD01' }),
    officer2: await person('supervision_officer', { unit: 'JD01' }),
    trial: await person('trial_officer', { unit: 'SL01' }),
    clerk: await person('petition_clerk', { unit: 'XF01' }),
  };
  const hit: Scene['hit'] = async ({ sampled = false, evidence = fillEvidence, ...given } = {}) => {
    let id = randomUUID();
    while (isSampled(id) !== sampled) id = randomUUID();
    const no = await records.db
      .insertInto('hit')
      .values({
        id,
        model: 'fuel-exceeds-tank',
        field: 'fuel-cards',
        version: 1,
        subject_type: 'vehicle',
        subject_key: '辽B12345',
        subject_label: '辽B12345',
        subject_shown: '辽B12345',
        unit: 'U1',
        region: '210202',
        fact_key: id,
        occurred_at: '2026-02-10 08:30:00',
        amount: 760.5,
        severity: 'high',
        reason_shown: JSON.stringify({ zh: '辽B12345 一次加油 95 升', en: '辽B12345 took 95 l' }),
        first_run: run,
        last_run: run,
        created_at: house.now(),
        updated_at: house.now(),
        ...given,
      } as Insertable<HitTable>)
      .returning('no')
      .executeTakeFirstOrThrow();
    await records.db
      .insertInto('hit_version')
      .values({
        hit: id,
        no: 1,
        run,
        change: 'found',
        model_version: 1,
        params: JSON.stringify({ tol: 0.05 }),
        reason: JSON.stringify({ zh: '辽B12345 一次加油 95 升(持卡人 210203197905011230)', en: 'took 95 l' }),
        evidence: JSON.stringify(evidence),
        digest: `d${no.no}`,
        at: house.now(),
      })
      .execute();
    return id;
  };
  return { house, run, people, hit, person };
}
