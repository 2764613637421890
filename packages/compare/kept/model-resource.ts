import type { Resource } from '@plumb/guard/access/policy-book';

/** A model belongs to no unit. `proposer`: of what is to be decided. */
export function modelResource(id: string, proposer?: string): Resource {
  return {
    type: 'model',
    id,
    unit: null,
    region: null,
    ...(proposer ? { attributes: { requested_by: proposer } } : {}),
  };
}
