import { PlumbError } from '@plumb/ground/problem';
import type { Resource } from './policy-book.ts';

/** The caller may see it but may not do that. */
export function refused(action: string): PlumbError {
  return new PlumbError({
    code: 'not-allowed',
    texts: { zh: `您的岗位无权进行此操作(${action})`, en: `your role does not allow this (${action})` },
    exit: 1,
  });
}

/** Outside the caller's sight: the answer is the same as for an id that does not exist. */
export function unseen(resource: Pick<Resource, 'type' | 'id'>): PlumbError {
  return new PlumbError({
    code: 'not-found',
    texts: { zh: `没有找到(${resource.type} ${resource.id})`, en: `not found (${resource.type} ${resource.id})` },
    exit: 1,
  });
}
