import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCaller } from '@plumb/guard/access/system-caller';
import type { House } from '@plumb/guard/house';
import type { Warehouse } from '@plumb/stores/warehouse/port';
import { type KinOf, refreshTies } from './link-person.ts';

const queue = 'verify-recusal';

/** Every night: whose kin is whose, from the kinship that was delivered last. */
export async function workRecusal(house: House, warehouse: Warehouse): Promise<void> {
  await house.jobs.work(queue, { retries: 2, backoff: 300 }, async () =>
    refreshTies(house, systemCaller, kinOfWarehouse(house.library, warehouse)),
  );
  await house.jobs.schedule(queue, queue, '20 3 * * *', {});
}

/** Kin by the rule of the models (library/derived/kin.sql); nobody's where no kinship was delivered. */
export function kinOfWarehouse(library: string, warehouse: Warehouse): KinOf {
  const closure = readFileSync(join(library, 'derived', 'kin.sql'), 'utf8');
  return async (persons) => {
    const known = await warehouse.rows(
      "SELECT table_name FROM information_schema.tables WHERE table_name = 'kinship_relation'",
    );
    if (known.length === 0) return [];
    const rows = await warehouse.rows(
      `SELECT id_no, kin_id, degree, relation FROM (${closure}) AS kin WHERE list_contains(string_split($persons, ','), id_no) AND end_date IS NULL`,
      { persons: persons.join(',') },
    );
    return rows.map((row) => ({
      id_no: String(row['id_no']),
      kin_id: String(row['kin_id']),
      degree: Number(row['degree']) === 1 ? 1 : 2,
      relation: String(row['relation']),
    }));
  };
}
