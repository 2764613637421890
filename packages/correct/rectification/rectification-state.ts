import type { Localised } from '@plumb/ground/localised';
import type { RectificationKind, RectificationState } from '@plumb/stores/records/tables/rectification';

export const rectificationStateTitles: Readonly<Record<RectificationState, Localised>> = {
  R10: { zh: '立项', en: 'Opened' },
  R20: { zh: '已下达', en: 'Issued' },
  R25: { zh: '申请延期', en: 'Extension asked' },
  R30: { zh: '整改中', en: 'Being put right' },
  R40: { zh: '提交销号', en: 'Submitted' },
  R50: { zh: '审核', en: 'In review' },
  R60: { zh: '验收通过', en: 'Accepted' },
  R70: { zh: '回头看', en: 'Looked back at' },
  R80: { zh: '逾期督办', en: 'Overdue' },
  R85: { zh: '反弹', en: 'Relapsed' },
  R90: { zh: '销号', en: 'Closed' },
};

export const rectificationKindTitles: Readonly<Record<RectificationKind, Localised>> = {
  at_once: { zh: '立行立改', en: 'At once' },
  by_date: { zh: '限期整改', en: 'By a date' },
  long_term: { zh: '长期坚持', en: 'For the long term' },
};

/** A relapse is the same unit and model again within so many months after the acceptance. */
export const relapseMonths = 6;
/** Months after the acceptance at which one looks back. */
export const lookBackMonths = [3, 6] as const;

/** Look-backs that have to be done before it is closed: what was to be done at once needs the first alone. */
export function lookBacksNeeded(kind: RectificationKind): number {
  return kind === 'at_once' ? 1 : lookBackMonths.length;
}
