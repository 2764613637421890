import type { Localised } from '@plumb/ground/localised';
import type { HitState } from '@plumb/stores/records/tables/hit';

/** States of a hit as people read them (domain workflow §4.1.a). */
export const hitStateTitles: Record<HitState, Localised> = {
  H10: { zh: '已生成', en: 'Generated' },
  H11: { zh: '已归并', en: 'Merged' },
  H20: { zh: '待研判', en: 'To be weighed' },
  H30: { zh: '豁免排除', en: 'Exemption proposed' },
  H31: { zh: '补数', en: 'Data awaited' },
  H40: { zh: '下发核实', en: 'Sent for verification' },
  H41: { zh: '线下核实', en: 'Being verified' },
  H50: { zh: '已反馈', en: 'Fed back' },
  H60: { zh: '复核认定', en: 'Under review' },
  H70: { zh: '转问题线索', en: 'To a clue' },
  H71: { zh: '转纠正整改', en: 'To rectification' },
  H72: { zh: '移送其他机关', en: 'Transferred' },
  H90: { zh: '数据错误', en: 'Data error' },
  H92: { zh: '销号归档', en: 'Closed' },
};
