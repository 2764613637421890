import type { Localised } from '@plumb/ground/localised';
import { textLiteral } from '@plumb/stores/warehouse/duckdb/literal';
import type { Row, TableSpec, Warehouse } from '@plumb/stores/warehouse/port';
import { rowsPerFile } from '../contract/stored-table.ts';

/** One value (or row, where there is no column) that breaks its contract. */
export type QuarantinedValue = {
  dataset: string;
  /** As in the list of files. */
  file: string;
  line: number;
  /** '' where the whole row is meant. */
  column: string;
  value: string;
  problem: string;
  expected: Localised;
};

export const quarantineTable: TableSpec = {
  name: '_quarantine',
  columns: {
    _row: 'int',
    dataset: 'string',
    column: 'string',
    value: 'string',
    problem: 'string',
    zh: 'string',
    en: 'string',
  },
};

/** An entry that no SQL makes: a record that is no row. */
export function quarantineRow(row: number, dataset: string, value: string, problem: string, expected: Localised): Row {
  return { _row: row, dataset, column: null, value, problem, zh: expected.zh, en: expected.en };
}

/** The entries, by file, line and column. */
export async function* listQuarantine(
  warehouse: Warehouse,
  fileOf: (no: number) => string,
  of: { dataset?: string | undefined; limit?: number },
): AsyncGenerator<QuarantinedValue> {
  const where = of.dataset === undefined ? '' : ` WHERE dataset = ${textLiteral(of.dataset)}`;
  const limit = of.limit === undefined ? '' : ` LIMIT ${of.limit}`;
  const sql = `SELECT _row, dataset, "column", value, problem, zh, en FROM _quarantine${where} ORDER BY _row, "column", problem${limit}`;
  for await (const chunk of warehouse.stream(sql)) {
    const rows = chunk.numbers(0);
    const [datasets, columns, values, problems, zh, en] = [1, 2, 3, 4, 5, 6].map((i) => chunk.strings(i)) as [
      string[],
      (string | null)[],
      (string | null)[],
      string[],
      string[],
      string[],
    ];
    for (let i = 0; i < chunk.length; i++) {
      const row = rows[i] as number;
      yield {
        dataset: datasets[i] as string,
        file: fileOf(Math.floor(row / rowsPerFile)),
        line: row % rowsPerFile,
        column: columns[i] ?? '',
        value: values[i] ?? '',
        problem: problems[i] as string,
        expected: { zh: zh[i] as string, en: en[i] as string },
      };
    }
  }
}
