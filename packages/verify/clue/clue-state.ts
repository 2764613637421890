import type { Localised } from '@plumb/ground/localised';
import type { ClueState } from '@plumb/stores/records/tables/clue';

/** States of a clue (domain workflow §4.1.b). */
export const clueStates: Record<ClueState, Localised> = {
  C10: { zh: '受理登记', en: 'Received' },
  C11: { zh: '重复并案', en: 'Duplicate' },
  C12: { zh: '非本级受理', en: 'Not ours' },
  C20: { zh: '统一编号入库', en: 'Numbered' },
  C30: { zh: '拟分办', en: 'Assignment opinion' },
  C40: { zh: '移送承办', en: 'With an office' },
  C50: { zh: '处置意见', en: 'Disposal plan' },
  C60: { zh: '谈话函询', en: 'Talk or inquiry' },
  C61: { zh: '初步核实', en: 'Preliminary verification' },
  C62: { zh: '暂存待查', en: 'Kept pending' },
  C63: { zh: '予以了结', en: 'Concluded' },
  C64: { zh: '第一种形态处理', en: 'First form' },
  C70: { zh: '立案审查调查', en: 'Case filed' },
  C80: { zh: '审理', en: 'Trial' },
  C81: { zh: '处分', en: 'Sanction' },
  C82: { zh: '移送检察', en: 'To the procuratorate' },
  C90: { zh: '办结反馈', en: 'Closing' },
  C91: { zh: '撤案', en: 'Case withdrawn' },
  C95: { zh: '归档', en: 'Archived' },
};
