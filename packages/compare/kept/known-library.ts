import { knownContracts } from '@plumb/collect/contract/known-contracts';
import type { Contracts } from '@plumb/collect/contract/read-contracts';
import { readStandards, type Standard } from '@plumb/collect/contract/read-standards';
import { PlumbError } from '@plumb/ground/problem';
import { unseen } from '@plumb/guard/access/refusal';
import type { Program } from '@plumb/stores/records/tables/run';
import { type Derived, readDerived } from '../derive/read-derived.ts';
import { modelDigest } from '../model/lock.ts';
import type { Model } from '../model/model.ts';
import { readModels } from '../model/read-models.ts';
import { programOf } from './program.ts';

export type KnownLibrary = {
  contracts: Contracts;
  derived: Derived;
  models: ReadonlyMap<string, Model>;
  /** SHA-256 of each model as it is on disk. */
  digests: ReadonlyMap<string, string>;
  standards: readonly Standard[];
  program: Program;
};

const read = new Map<string, KnownLibrary>();

/** Everything of a library that runs need, read once while the platform runs. */
export function knownLibrary(folder: string): KnownLibrary {
  const known = read.get(folder);
  if (known) return known;
  const models = readModels(folder);
  const library = {
    contracts: knownContracts(folder),
    derived: readDerived(folder),
    models,
    digests: new Map([...models].map(([id, model]) => [id, modelDigest(model)])),
    standards: readStandards(folder),
    program: programOf(folder),
  };
  read.set(folder, library);
  return library;
}

/** The model of this name. Throws `no-model`. */
export function knownModel(folder: string, id: string): Model {
  const model = knownLibrary(folder).models.get(id);
  if (model) return model;
  throw new PlumbError({
    code: 'no-model',
    texts: {
      zh: `没有模型 ${id},可用 ./plumb models list 查看`,
      en: `no model is named ${id}; ./plumb models list shows them`,
    },
    exit: 2,
  });
}

/** The model that an address names. Throws `not-found`. */
export function modelAt(folder: string, id: string): Model {
  const model = knownLibrary(folder).models.get(id);
  if (!model) throw unseen({ type: 'model', id });
  return model;
}
