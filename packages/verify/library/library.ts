import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import type { ModelSpec } from '@plumb/compare/model/model';
import { readModels } from '@plumb/compare/model/read-models';
import type { House } from '@plumb/guard/house';

type Library = { models: Map<string, ModelSpec>; contracts: Contracts };
const read = new WeakMap<House, Library>();

/** Models and contracts of the house's library, read once. */
export function libraryOf(house: House): Library {
  const known = read.get(house);
  if (known) return known;
  const models = new Map([...readModels(house.library)].map(([id, { spec }]) => [id, spec]));
  const made = { models, contracts: readContracts(house.library) };
  read.set(house, made);
  return made;
}

/** Title of a model; a model that the library no longer has shows by its id. */
export function modelTitle(house: House, model: string): { zh: string; en: string } {
  return libraryOf(house).models.get(model)?.title ?? { zh: model, en: model };
}
