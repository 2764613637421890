import type { Localised } from '../texts/language.tsx';

/** What colour a state wears: it waits for someone, is being worked on, is settled, or is out. */
export type StateTone = 'waiting' | 'moving' | 'settled' | 'out';
export type StateName = Localised & { tone: StateTone };

const names = {
  H10: { zh: '已生成', en: 'Generated', tone: 'waiting' },
  H11: { zh: '已归并', en: 'Merged', tone: 'out' },
  H20: { zh: '待研判', en: 'To be weighed', tone: 'waiting' },
  H30: { zh: '豁免排除', en: 'Exempted', tone: 'out' },
  H31: { zh: '补数', en: 'Data asked for', tone: 'waiting' },
  H40: { zh: '下发核实', en: 'Dispatched', tone: 'moving' },
  H41: { zh: '线下核实', en: 'In the field', tone: 'moving' },
  H50: { zh: '已反馈', en: 'Reported back', tone: 'waiting' },
  H60: { zh: '复核认定', en: 'Under review', tone: 'waiting' },
  H70: { zh: '转问题线索', en: 'To a clue', tone: 'moving' },
  H71: { zh: '转纠正整改', en: 'To rectification', tone: 'moving' },
  H72: { zh: '移送其他机关', en: 'Handed over', tone: 'out' },
  H90: { zh: '数据错误', en: 'Data error', tone: 'out' },
  H92: { zh: '销号归档', en: 'Closed', tone: 'settled' },
  C10: { zh: '受理登记', en: 'Received', tone: 'waiting' },
  C11: { zh: '重复并案', en: 'Duplicate', tone: 'out' },
  C12: { zh: '非受理范围', en: 'Not ours', tone: 'out' },
  C20: { zh: '编号入库', en: 'Numbered', tone: 'waiting' },
  C30: { zh: '拟分办', en: 'Assignment proposed', tone: 'waiting' },
  C40: { zh: '移送承办', en: 'Undertaken', tone: 'moving' },
  C50: { zh: '处置意见', en: 'Disposal proposed', tone: 'waiting' },
  C60: { zh: '谈话函询', en: 'Talk or inquiry', tone: 'moving' },
  C61: { zh: '初步核实', en: 'Preliminary check', tone: 'moving' },
  C62: { zh: '暂存待查', en: 'Kept pending', tone: 'out' },
  C63: { zh: '予以了结', en: 'Concluded', tone: 'settled' },
  C64: { zh: '第一种形态处理', en: 'First form', tone: 'moving' },
  C70: { zh: '立案审查调查', en: 'Case filed', tone: 'moving' },
  C80: { zh: '审理', en: 'Trial', tone: 'moving' },
  C81: { zh: '处分', en: 'Sanction', tone: 'moving' },
  C82: { zh: '移送检察', en: 'To the procuratorate', tone: 'out' },
  C90: { zh: '办结反馈', en: 'Closing', tone: 'moving' },
  C91: { zh: '撤案', en: 'Withdrawn', tone: 'out' },
  C95: { zh: '归档', en: 'Archived', tone: 'settled' },
  R10: { zh: '立项', en: 'Opened', tone: 'waiting' },
  R20: { zh: '已下达', en: 'Issued', tone: 'waiting' },
  R25: { zh: '申请延期', en: 'Extension asked', tone: 'waiting' },
  R30: { zh: '整改中', en: 'Under way', tone: 'moving' },
  R40: { zh: '提交销号', en: 'Submitted', tone: 'waiting' },
  R50: { zh: '审核', en: 'Being examined', tone: 'waiting' },
  R60: { zh: '验收通过', en: 'Accepted', tone: 'settled' },
  R70: { zh: '回头看', en: 'Looked at again', tone: 'moving' },
  R80: { zh: '逾期督办', en: 'Overdue, pressed', tone: 'waiting' },
  R85: { zh: '反弹', en: 'Relapse', tone: 'waiting' },
  R90: { zh: '销号', en: 'Closed', tone: 'settled' },
} as const satisfies Record<string, StateName>;

/** The name of a state of the workflow; an unknown one is shown by its code. */
export function stateName(code: string): StateName {
  return (names as Record<string, StateName>)[code] ?? { zh: code, en: code, tone: 'moving' };
}

/** The states of one machine ('H', 'C' or 'R') in their order, for filters. */
export function statesOf(machine: 'H' | 'C' | 'R'): readonly { value: string; label: Localised }[] {
  return Object.entries(names)
    .filter(([code]) => code.startsWith(machine))
    .map(([value, label]) => ({ value, label }));
}
