import type { Cell, Columns, Row, TableSpec } from './port.ts';

export function isColumns(rows: Iterable<Row> | AsyncIterable<Row> | Columns): rows is Columns {
  return 'columns' in rows;
}

/** The cells of one column by row, counted from `first`; null where the columns lack it. */
export function cellsOf(
  { columns }: Columns,
  { columns: types }: TableSpec,
  name: string,
  first = 0,
): (row: number) => Cell {
  const values = columns[name];
  if (!values) return () => null;
  if (!(values instanceof Float64Array)) return (row) => values[first + row] ?? null;
  const bool = types[name] === 'bool';
  return (row) => {
    const value = values[first + row] as number;
    return Number.isNaN(value) ? null : bool ? value !== 0 : value;
  };
}

export function* rowsOfColumns(columns: Columns, table: TableSpec): Generator<Row, void, undefined> {
  const cells = Object.keys(table.columns).map((name) => [name, cellsOf(columns, table, name)] as const);
  for (let i = 0; i < columns.length; i++) yield Object.fromEntries(cells.map(([name, cell]) => [name, cell(i)]));
}
