import type { Localised } from '@plumb/ground/localised';
import type { RecheckFinding, RecheckOutcome } from '@plumb/stores/records/tables/rectification';

export type RecheckFacts = {
  /** The hit that is being put right. */
  hit: string;
  issued_at: string;
  /** Moment up to which the run knew the data. */
  as_of: string;
  /** Hits on the subject that the run still finds, or finds for the first time. */
  found: readonly RecheckFinding[];
  /** Hits that the data no longer support. */
  gone: readonly string[];
  not_evaluable: readonly Localised[];
};

export type RecheckJudgement = { outcome: RecheckOutcome; found: RecheckFinding[]; not_evaluable: Localised[] };

const noNewerData: Localised = {
  zh: '整改下达以后还没有新数据',
  en: 'there are no data yet from after the rectification was issued',
};

/**
 * What a re-check says of a rectification. What happened before it was issued stays in the data and proves nothing; what happened after
 * it, or has no date and is still so, does. Without newer data nothing is clear, unless corrected data no longer support the hit.
 */
export function judgeRecheck(facts: RecheckFacts): RecheckJudgement {
  const since = facts.found.filter(({ occurred_at }) => occurred_at === null || occurred_at > facts.issued_at);
  if (since.length > 0) return { outcome: 'found', found: since, not_evaluable: [...facts.not_evaluable] };
  if (facts.gone.includes(facts.hit)) return { outcome: 'clear', found: [], not_evaluable: [] };
  if (facts.not_evaluable.length > 0)
    return { outcome: 'not_evaluable', found: [], not_evaluable: [...facts.not_evaluable] };
  if (facts.as_of <= facts.issued_at) return { outcome: 'not_evaluable', found: [], not_evaluable: [noNewerData] };
  return { outcome: 'clear', found: [], not_evaluable: [] };
}
