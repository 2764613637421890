import type { Localised } from '@plumb/ground/localised';
import type { ApprovalState } from '@plumb/stores/records/tables/approval';

export const approvalStates = {
  requested: { zh: '待审批', en: 'waiting for a decision' },
  approved: { zh: '已批准', en: 'approved' },
  refused: { zh: '未批准', en: 'refused' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已过期', en: 'lapsed' },
} as const satisfies Record<ApprovalState, Localised>;
