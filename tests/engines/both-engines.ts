import assert from 'node:assert/strict';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { caseHits } from '@plumb/compare/cases/check-case';
import { loadCase } from '@plumb/compare/cases/load-case';
import { readCases } from '@plumb/compare/cases/read-cases';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { modelFolders, readModel } from '@plumb/compare/model/read-models';
import type { Hit } from '@plumb/compare/run/hit';
import { isColumns, rowsOfColumns } from '@plumb/stores/warehouse/columns';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import type { Row, Warehouse } from '@plumb/stores/warehouse/port';
import { chdbInstalled, openChdb } from './open-chdb.ts';

const library = join(import.meta.dirname, '../../library');
const world = {
  contracts: readContracts(library),
  derived: readDerived(library),
  standards: readStandards(library),
};
const skip = chdbInstalled() ? false : 'chdb is not installed: ./plumb test --engines installs it';

/** What a hit says; its digest is over the same. Doubles at twelve digits: sine and cosine differ in the last bits. */
function said({ digest: _, ...hit }: Hit): unknown {
  return JSON.parse(JSON.stringify(hit), (_key, value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value,
  );
}

/** Most tables stay as they are from one case to the next: those are not loaded again. */
function remembering(warehouse: Warehouse): Warehouse {
  const loaded = new Map<string, string>();
  return {
    engine: warehouse.engine,
    exec: (sql) => {
      const dropped = /^DROP TABLE (?:IF EXISTS )?(\w+)/i.exec(sql)?.[1];
      if (dropped) loaded.delete(dropped);
      return warehouse.exec(sql);
    },
    rows: (sql, parameters) => warehouse.rows(sql, parameters),
    stream: (sql, options) => warehouse.stream(sql, options),
    close: () => warehouse.close(),
    async load(table, rows, mode) {
      const all: Row[] = [];
      for await (const row of isColumns(rows) ? rowsOfColumns(rows, table) : rows) all.push(row);
      const content = JSON.stringify([table, all, mode]);
      if (mode === 'replace' && loaded.get(table.name) === content) return all.length;
      loaded.set(table.name, content);
      return warehouse.load(table, all, mode);
    },
  };
}

/** Every case of every model of a field, on DuckDB and on ClickHouse. One test file a field, so that two run side by side. */
export function bothEngines(field: string): void {
  describe(`every model of ${field} finds the same on both engines`, { skip }, () => {
    let duckdb: Warehouse;
    let clickhouse: Warehouse;
    before(async () => {
      duckdb = remembering(await openDuckdb({ threads: 1 }));
      clickhouse = remembering(await openChdb({ threads: 1 }));
    });
    after(async () => {
      await duckdb.close();
      await clickhouse.close();
    });

    for (const folder of modelFolders(library).filter((one) => basename(dirname(one)) === field))
      test(basename(folder), async (t) => {
        const model = readModel(folder);
        const read = readCases(folder);
        assert.ok(read.ok, read.ok ? '' : read.problem);
        for (const one of read.cases.cases)
          await t.test(one.name, async () => {
            const found: unknown[][] = [];
            for (const warehouse of [duckdb, clickhouse]) {
              const here = { ...world, warehouse };
              const delivery = await loadCase(here, model, read.cases, one);
              found.push((await caseHits(here, model, one, delivery)).map(said));
            }
            assert.deepEqual(found[1], found[0]);
          });
      });
  });
}
