import { stateName } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';
import type { HistoryStep, HitView } from './hit.ts';

export type Difference = { what: Localised; before: Localised; after: Localised };

const dash: Localised = { zh: '—', en: '—' };
const plain = (value: string | number | null): Localised =>
  value === null ? dash : { zh: String(value), en: String(value) };

/** What moved between the hit as it was read and as it is now: what the reader must know before sending again. */
export function differences(seen: HitView, now: HitView): { changed: Difference[]; since: HistoryStep[] } {
  const changed: Difference[] = [];
  const compare = (what: Localised, before: Localised, after: Localised) => {
    if (before.zh !== after.zh) changed.push({ what, before, after });
  };
  compare({ zh: '状态', en: 'State' }, stateName(seen.state), stateName(now.state));
  compare({ zh: '承办人', en: 'Assigned to' }, plain(seen.assigned_to), plain(now.assigned_to));
  compare({ zh: '期限', en: 'Due' }, plain(seen.due_at), plain(now.due_at));
  compare({ zh: '金额', en: 'Amount' }, plain(seen.amount), plain(now.amount));
  compare({ zh: '说明', en: 'Reason' }, seen.reason, now.reason);
  compare({ zh: '核实结论', en: 'Verdict' }, plain(seen.verdict), plain(now.verdict));
  const withdrawn = (hit: HitView): Localised => (hit.withdrawn_at ? { zh: '已撤回', en: 'withdrawn' } : dash);
  compare({ zh: '数据支持', en: 'Support by the data' }, withdrawn(seen), withdrawn(now));
  const known = new Set(seen.history.map(keyOf));
  return { changed, since: now.history.filter((step) => !known.has(keyOf(step))) };
}

const keyOf = ({ at, act, actor }: HistoryStep) => `${at} ${act} ${actor}`;
