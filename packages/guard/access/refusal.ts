import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { Resource } from './policy-book.ts';

/** A "no" to who asked. Thrown inside an act, it is written to the ledger. */
export class Refusal extends PlumbError {
  readonly object: { type: string; id: string };
  /** The action that was refused; undefined: the act as a whole. */
  readonly action: string | undefined;

  constructor(init: { code: string; texts: Localised; object: { type: string; id: string }; action?: string }) {
    super({ code: init.code, texts: init.texts, exit: 1 });
    this.object = { type: init.object.type, id: init.object.id };
    this.action = init.action;
  }
}

/** The caller may see it but may not do that. */
export function refused(action: string, object: Pick<Resource, 'type' | 'id'>): Refusal {
  return new Refusal({
    code: 'not-allowed',
    texts: { zh: `您的岗位无权进行此操作(${action})`, en: `your role does not allow this (${action})` },
    object,
    action,
  });
}

/** Outside the caller's sight: the answer is the same as for an id that does not exist. */
export function unseen(object: Pick<Resource, 'type' | 'id'>, action?: string): Refusal {
  return new Refusal({
    code: 'not-found',
    texts: { zh: `没有找到(${object.type} ${object.id})`, en: `not found (${object.type} ${object.id})` },
    object,
    ...(action === undefined ? {} : { action }),
  });
}
