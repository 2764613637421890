import type { Resource } from '@plumb/guard/access/policy-book';

export function runResource(run: { id: string; requested_by: string; purpose: string }): Resource {
  const { id, requested_by, purpose } = run;
  return { type: 'run', id, unit: null, region: null, attributes: { requested_by, purpose } };
}
