import type { Caller } from './caller.ts';

/** What an act is done to. `unit` and `region` place it; `attributes` are what policies may ask about (state, proposer, assignees …). */
export type Resource = {
  type: string;
  id: string;
  unit: string | null;
  region: string | null;
  attributes?: Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;
};

/** For what belongs to no single object: lists, making something new, statistics. */
export const theHouse: Resource = { type: 'house', id: 'house', unit: null, region: null };

export type Decision =
  | 'allow'
  /** Seen, but not allowed. */
  | 'refuse'
  /** Outside the caller's sight. */
  | 'unseen';

/** The policies of `library/policies`, read once. */
export type PolicyBook = {
  decide(caller: Caller, action: string, resource: Resource): Decision;
  /** Actions that this caller may do to some object, to show what is worth showing; the one object is decided on again. */
  possible(caller: Caller): readonly string[];
  /** Every action that the policies know. */
  actions: readonly string[];
};
