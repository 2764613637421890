import { knownLibrary } from '@plumb/compare/kept/known-library';
import type { ModelSpec } from '@plumb/compare/model/model';
import type { Localised } from '@plumb/ground/localised';
import type { House } from '@plumb/guard/house';

/** A model as the library has it now; undefined where it has it no longer. */
export const modelOf = (house: House, id: string): ModelSpec | undefined =>
  knownLibrary(house.library).models.get(id)?.spec;

/** Title of a model; one that the library no longer has shows by its id. */
export const modelTitle = (house: House, id: string): Localised => modelOf(house, id)?.title ?? { zh: id, en: id };

export const contractsOf = (house: House) => knownLibrary(house.library).contracts;
