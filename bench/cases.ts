/** Runs the cases of the named models (all without names): node bench/cases.ts [slug…] */
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { checkCase } from '@plumb/compare/cases/check-case';
import { readCases } from '@plumb/compare/cases/read-cases';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { readModels } from '@plumb/compare/model/read-models';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';

const library = join(import.meta.dirname, '..', 'library');
const world = { contracts: readContracts(library), derived: readDerived(library), standards: readStandards(library) };
for (const model of readModels(library, process.argv.length > 2 ? process.argv.slice(2) : undefined).values()) {
  const read = readCases(model.folder);
  if (!read.ok) {
    console.log(`${model.spec.id} ✗ cases.yaml ${read.problem}`);
    continue;
  }
  const warehouse = await openDuckdb({ threads: 1 });
  for (const one of read.cases.cases) {
    const problems = await checkCase({ ...world, warehouse }, model, read.cases, one).catch((error: Error) => [
      `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`,
    ]);
    if (problems.length > 0) console.log(`${model.spec.id} ✗ ${one.name}\n    ${problems.join('\n    ')}`);
    if (problems.length > 0) process.exitCode = 1;
  }
  console.log(model.spec.id, read.cases.cases.length, 'cases');
  await warehouse.close();
}
