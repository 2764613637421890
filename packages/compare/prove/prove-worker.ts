/** A process that proves the models it is told, one after the other: parent sends {library, model}, gets the proof. */
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readStandards } from '@plumb/collect/contract/read-standards';
import { readDerived } from '../derive/read-derived.ts';
import { readModels } from '../model/read-models.ts';
import { proveModel } from './prove.ts';

process.on('message', async ({ library, model }: { library: string; model: string }) => {
  const deps = { contracts: readContracts(library), derived: readDerived(library), standards: readStandards(library) };
  const [found] = readModels(library, [model]).values();
  if (!found) throw new Error(`no model is named ${model}`);
  process.send?.(await proveModel(found, deps));
});
