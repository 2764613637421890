import type { House } from '@plumb/guard/house';
import { escalationOf } from '../deadline/deadline.ts';
import { modelTitle } from '../model-of.ts';
import type { HitItem } from './hit-view.ts';
import type { HitRow } from './load-hit.ts';

// biome-ignore format: names
/** Columns that a list needs: never the label or the reason as found. */
export const listColumns = [
  'id', 'no', 'model', 'field', 'version', 'subject_type', 'subject_shown', 'unit', 'region', 'occurred_at', 'amount', 'severity', 'severity_rank',
  'reason_shown', 'state', 'state_since', 'assigned_to', 'due_at', 'verdict', 'label', 'amount_found', 'candidate', 'suppressed_by', 'withdrawn_at',
  'times_found', 'revision', 'created_at', 'updated_at',
] as const;
export type ListedHit = Pick<HitRow, (typeof listColumns)[number]>;

export function hitItem(house: House, hit: ListedHit, now: string): HitItem {
  return {
    id: hit.id,
    no: hit.no,
    model: hit.model,
    model_title: modelTitle(house, hit.model),
    field: hit.field,
    version: hit.version,
    subject: { type: hit.subject_type, shown: hit.subject_shown },
    unit: hit.unit,
    region: hit.region,
    occurred_at: hit.occurred_at,
    amount: hit.amount,
    severity: hit.severity,
    reason: hit.reason_shown,
    state: hit.state,
    assigned_to: hit.assigned_to,
    due_at: hit.due_at,
    escalation: escalationOf(hit.state_since ?? hit.created_at, hit.due_at, now),
    verdict: hit.verdict,
    label: hit.label,
    amount_found: hit.amount_found,
    candidate: hit.candidate,
    suppressed: hit.suppressed_by !== null,
    withdrawn_at: hit.withdrawn_at,
    times_found: hit.times_found,
    revision: hit.revision,
    created_at: hit.created_at,
    updated_at: hit.updated_at,
  };
}
