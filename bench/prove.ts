/** Runs the cases of the named models (all without names), then every seeded fault: node bench/prove.ts [slug…] */
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { readDerived } from '@plumb/compare/derive/read-derived';
import { readModels } from '@plumb/compare/model/read-models';
import { holds, proveModel } from '@plumb/compare/prove/prove';

const library = join(import.meta.dirname, '..', 'library');
const deps = { contracts: readContracts(library), derived: readDerived(library), standards: readStandards(library) };
const named = process.argv.slice(2);
let bad = 0;
for (const model of readModels(library, named.length > 0 ? named : undefined).values()) {
  const started = performance.now();
  const proof = await proveModel(model, deps);
  for (const { name, problem } of proof.cases.filter(({ ok }) => !ok)) console.log(`  case "${name}": ${problem}`);
  const survivors = proof.faults.filter(
    ({ killedBy, equivalent }) => killedBy === undefined && equivalent === undefined,
  );
  for (const { id } of survivors) console.log(`  survives  ${id}`);
  for (const wrong of proof.wrongEquivalents) console.log(`  equivalent?  ${wrong}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const killed = proof.faults.filter(({ killedBy }) => killedBy !== undefined).length;
  const cases = `${proof.cases.filter(({ ok }) => ok).length}/${proof.cases.length} cases`;
  console.log(
    `${holds(proof) ? '✓' : '✗'} ${model.spec.id}: ${cases}, ${killed}/${proof.faults.length} faults caught, ${seconds} s`,
  );
  if (!holds(proof)) bad += 1;
}
process.exitCode = bad > 0 ? 1 : 0;
