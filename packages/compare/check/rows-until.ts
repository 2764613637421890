import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Warehouse } from '@plumb/stores/warehouse/port';

/**
 * Hides the events after the moment of judgement: a check as of an earlier day sees what was known of that day.
 * The rows stay in `<dataset>_all`; undated rows stay visible.
 */
export async function hideRowsAfter(
  warehouse: Warehouse,
  contracts: Contracts,
  datasets: string[],
  asOf: string,
): Promise<void> {
  const parameters = { asOf };
  for (const dataset of datasets) {
    const time = contracts.get(dataset)?.time;
    if (!time) continue;
    const later = await warehouse.rows(
      `SELECT count(*) AS rows FROM ${dataset} WHERE ${time} > CAST($asOf AS TIMESTAMP)`,
      parameters,
    );
    if (Number(later[0]?.['rows']) === 0) continue;
    const [table] = await warehouse.rows(
      'SELECT table_type FROM information_schema.tables WHERE table_name = $dataset',
      { dataset },
    );
    await warehouse.exec(
      `ALTER ${table?.['table_type'] === 'VIEW' ? 'VIEW' : 'TABLE'} ${dataset} RENAME TO ${dataset}_all`,
    );
    await warehouse.exec(
      `CREATE VIEW ${dataset} AS SELECT * FROM ${dataset}_all WHERE ${time} IS NULL OR ${time} <= TIMESTAMP '${asOf}'`,
    );
  }
}
