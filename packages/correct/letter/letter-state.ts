import type { Localised } from '@plumb/ground/localised';
import type { LetterState } from '@plumb/stores/records/tables/letter';

export const letterStateTitles: Readonly<Record<LetterState, Localised>> = {
  draft: { zh: '起草', en: 'Draft' },
  countersign: { zh: '会签', en: 'Countersigning' },
  approval: { zh: '待签发', en: 'Waiting for approval' },
  approved: { zh: '已签发', en: 'Approved' },
  dispatched: { zh: '已送达', en: 'Dispatched' },
  signed: { zh: '已签收', en: 'Signed for' },
  replied: { zh: '已回复', en: 'Replied' },
  assessed: { zh: '已评估', en: 'Assessed' },
  closed: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
