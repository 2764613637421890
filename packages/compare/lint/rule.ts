import type { Contracts } from '@plumb/collect/contract/read-contracts';
import type { Cases } from '../cases/cases.ts';
import type { DerivedTable } from '../derive/read-derived.ts';
import type { Lock } from '../model/lock.ts';
import type { Model } from '../model/model.ts';

/** A model with everything that its rules look at. `cases` is a text where cases.yaml is not of the schema. */
export type Subject = { model: Model; cases: Cases | string; files: string[]; digest: string };

export type LintWorld = {
  all: Subject[];
  contracts: Contracts;
  derived: ReadonlyMap<string, DerivedTable>;
  lock: Lock;
  /** Short names of the regulations that a basis may cite. */
  regulations: Set<string>;
  /** Ids of the negative-list items. */
  listItems: Set<string>;
};

/** One rule over one model: the messages of what breaks it. */
export type Rule = { id: string; check: (subject: Subject, world: LintWorld) => string[] | Promise<string[]> };

export const when = (broken: boolean, message: string): string[] => (broken ? [message] : []);
export const each = <T>(items: Iterable<T>, message: (item: T) => string | undefined): string[] =>
  [...items].map(message).filter((one) => one !== undefined);
