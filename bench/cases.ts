/** Runs the cases of the named models (all without names): node bench/cases.ts [slug…] */
import { readFileSync } from 'node:fs';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { casesSchema } from '@plumb/compare/cases/cases';
import { checkCase } from '@plumb/compare/cases/check-case';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { readModels } from '@plumb/compare/model/read-models';
import { openDuckdb } from '@plumb/stores/warehouse/duckdb/open';
import { parse } from 'yaml';

const library = new URL('../library', import.meta.url).pathname;
const contracts = readContracts(library);
const derived = readDerived(library);
const standards = readStandards(library);
let bad = 0;
for (const model of readModels(library, process.argv.length > 2 ? process.argv.slice(2) : undefined).values()) {
  const parsed = casesSchema.safeParse(parse(readFileSync(model.folder + '/cases.yaml', 'utf8')));
  if (!parsed.success) {
    console.log(model.spec.id, parsed.error.issues.slice(0, 8));
    continue;
  }
  const warehouse = await openDuckdb({ threads: 1 });
  for (const one of parsed.data.cases) {
    let p: string[];
    try {
      p = await checkCase({ warehouse, contracts, derived, standards }, model, parsed.data, one);
    } catch (e) {
      p = ['ERROR ' + (e as Error).message + ' ' + String((e as any).cause?.message ?? '').slice(0, 800)];
    }
    if (p.length) {
      bad++;
      console.log(model.spec.id, '✗', one.name);
      for (const x of p) console.log('    ', x);
    }
  }
  console.log(model.spec.id, parsed.data.cases.length, 'cases');
  await warehouse.close();
}
process.exit(bad ? 1 : 0);
