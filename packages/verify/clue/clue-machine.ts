import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { Role } from '@plumb/guard/access/role';
import type { ClueState } from '@plumb/stores/records/tables/clue';
import type { Limit } from '../deadline/deadline.ts';
import { type ClueFacts, type ClueGuard, clueGuards } from './clue-guard.ts';
import { clueStates } from './clue-state.ts';

export type ClueTransition = {
  title: Localised;
  from: readonly ClueState[];
  to: ClueState | 'same';
  /** Who may do or ask it; policies say the same. */
  who: readonly Role[];
  /** Set: the act only asks; one of these roles, never the one who asked, approves, and then it happens. */
  approval: readonly Role[] | null;
  needs: readonly ClueGuard[];
};

const handlers = ['supervision_officer', 'field_verifier'] as const;
const leader = ['leader'] as const;
const asked = ['reason', 'is handler', 'nothing pending'] as const;

// biome-ignore format: one act a line or two reads as a table
/** Every act on a clue (domain workflow §4.1.b). Nothing is automatic: each is a person's, and what concerns persons is approved by another. */
export const clueActs = {
  duplicate: {
    title: { zh: '重复并案', en: 'Join to the original' }, from: ['C10'], to: 'C11', who: ['petition_clerk', 'case_manager'], approval: null,
    needs: ['reason', 'original named'],
  },
  'not-ours': {
    title: { zh: '非本级受理', en: 'Not ours' }, from: ['C10'], to: 'C12', who: ['petition_clerk', 'case_manager'], approval: null,
    needs: ['reason', 'destination named'],
  },
  admit: {
    title: { zh: '编号入库', en: 'Number and pool' }, from: ['C10'], to: 'C20', who: ['case_manager'], approval: null, needs: ['reason'],
  },
  'propose-assignment': {
    title: { zh: '拟分办', en: 'Propose an office' }, from: ['C20'], to: 'C30', who: ['case_manager'], approval: null, needs: ['reason', 'office named'],
  },
  'endorse-assignment': {
    title: { zh: '分管领导签批', en: 'Endorse the assignment' }, from: ['C30'], to: 'same', who: leader, approval: null,
    needs: ['reason', 'not the proposer', 'not yet endorsed'],
  },
  'approve-assignment': {
    title: { zh: '主要负责人批准分办', en: 'Approve the assignment' }, from: ['C30'], to: 'C40', who: leader, approval: null,
    needs: ['reason', 'not the proposer', 'endorsed by another'],
  },
  'refuse-assignment': {
    title: { zh: '退回分办意见', en: 'Send the assignment back' }, from: ['C30'], to: 'C20', who: leader, approval: null, needs: ['reason', 'not the proposer'],
  },
  undertake: {
    title: { zh: '签收承办', en: 'Take it on' }, from: ['C40'], to: 'C50', who: handlers, approval: null, needs: ['is handler', 'two handlers'],
  },
  'hand-over': {
    title: { zh: '转派', en: 'Hand over' }, from: ['C40', 'C50', 'C60', 'C61', 'C62'], to: 'same', who: ['case_manager'], approval: null, needs: ['reason', 'two handlers', 'nothing pending'],
  },
  talk: {
    title: { zh: '谈话函询', en: 'Talk or inquiry' }, from: ['C50'], to: 'C60', who: handlers, approval: leader,
    needs: [...asked, 'weighed together', 'plan', 'two handlers', 'party committee'],
  },
  verify: {
    title: { zh: '初步核实', en: 'Preliminary verification' }, from: ['C50', 'C60'], to: 'C61', who: handlers, approval: leader,
    needs: [...asked, 'weighed together', 'plan', 'two handlers', 'party committee'],
  },
  hold: {
    title: { zh: '暂存待查', en: 'Keep pending' }, from: ['C50', 'C61'], to: 'C62', who: handlers, approval: leader,
    needs: [...asked, 'weighed together', 'trigger named'],
  },
  conclude: {
    title: { zh: '予以了结', en: 'Conclude' }, from: ['C50', 'C60', 'C61'], to: 'C63', who: handlers, approval: leader,
    needs: [...asked, 'weighed together', 'report signed by all'],
  },
  'first-form': {
    title: { zh: '第一种形态处理', en: 'First form' }, from: ['C60', 'C61'], to: 'C64', who: handlers, approval: leader,
    needs: [...asked, 'report signed by all'],
  },
  file: {
    title: { zh: '立案审查调查', en: 'File a case' }, from: ['C61'], to: 'C70', who: handlers, approval: leader,
    needs: [...asked, 'report signed by all', 'party committee', 'decision'],
  },
  'look-again': {
    title: { zh: '暂存复查', en: 'Look at it again' }, from: ['C62'], to: 'C50', who: handlers, approval: null, needs: ['reason', 'is handler'],
  },
  'to-trial': {
    title: { zh: '移送审理', en: 'To trial' }, from: ['C70'], to: 'C80', who: handlers, approval: leader, needs: [...asked, 'report signed by all'],
  },
  'withdraw-case': {
    title: { zh: '撤案', en: 'Withdraw the case' }, from: ['C70'], to: 'C91', who: handlers, approval: leader, needs: [...asked, 'report signed by all', 'decision'],
  },
  'return-for-evidence': {
    title: { zh: '退回补证', en: 'Return for evidence' }, from: ['C80'], to: 'C70', who: ['trial_officer'], approval: null, needs: ['reason', 'nothing pending'],
  },
  sanction: {
    title: { zh: '处分/政务处分', en: 'Sanction' }, from: ['C80'], to: 'C81', who: ['trial_officer'], approval: leader,
    needs: ['reason', 'nothing pending', 'trial report', 'decision'],
  },
  prosecute: {
    title: { zh: '移送检察', en: 'To the procuratorate' }, from: ['C80'], to: 'C82', who: ['trial_officer'], approval: leader,
    needs: ['reason', 'nothing pending', 'trial report'],
  },
  close: {
    title: { zh: '办结反馈', en: 'Close and report' }, from: ['C63', 'C64'], to: 'C90', who: handlers, approval: null,
    needs: ['reason', 'is handler', 'outcome stated'],
  },
  'close-case': {
    title: { zh: '案件办结反馈', en: 'Close the case and report' }, from: ['C81', 'C82'], to: 'C90', who: [...handlers, 'trial_officer'], approval: null,
    needs: ['reason', 'outcome stated'],
  },
  archive: {
    title: { zh: '归档', en: 'Archive' }, from: ['C12', 'C90', 'C91'], to: 'C95', who: ['case_manager', 'petition_clerk'], approval: null,
    needs: ['reason', 'reporter answered'],
  },
  reopen: {
    title: { zh: '重开', en: 'Reopen' }, from: ['C95'], to: 'C20', who: ['case_manager'], approval: leader, needs: ['reason', 'nothing pending'],
  },
  extend: {
    title: { zh: '申请延期', en: 'Ask for more time' }, from: ['C50', 'C60', 'C61', 'C64'], to: 'same', who: handlers, approval: leader,
    needs: [...asked, 'not extended twice', 'not overdue'],
  },
} as const satisfies Record<string, ClueTransition>;

export type ClueAct = keyof typeof clueActs;
export const clueActNames = Object.keys(clueActs) as [ClueAct, ...ClueAct[]];
export const clueAct = (name: ClueAct): ClueTransition => clueActs[name];

// biome-ignore format: one state a line
/** How long a clue may stay in a state. */
export function clueLimit(state: ClueState): Limit | null {
  switch (state) {
    case 'C10': return { workdays: 5 };
    case 'C12': return { workdays: 5 };
    case 'C20': return { workdays: 2 };
    case 'C30': return { workdays: 3 };
    case 'C40': return { workdays: 1 };
    case 'C50': return { months: 1 };
    // The reply takes 15 workdays, the report is due within a month after it.
    case 'C60': return { months: 2 };
    case 'C61': return { days: 45 };
    case 'C62': return { months: 6 };
    case 'C64': return { months: 1 };
    case 'C80': return { months: 1 };
    case 'C81': return { months: 1 };
    // A named reporter is answered within 15 workdays.
    case 'C90': return { workdays: 15 };
    default: return null;
  }
}

/** What one extension adds. */
export const clueExtension: Limit = { months: 1 };

/** The four disposals of a clue. */
export const disposals = ['C60', 'C61', 'C62', 'C63'] as const;

/** Why an act is not possible now; undefined where it is. `needs` leaves out what a form will bring. */
export function clueRefusal(
  act: ClueAct,
  state: ClueState,
  facts: ClueFacts,
  needs: readonly ClueGuard[] = clueAct(act).needs,
): PlumbError | undefined {
  const { from, title } = clueAct(act);
  if (!from.includes(state)) return wrongState(title, from, state);
  const missing = needs.find((need) => !clueGuards[need].holds(facts));
  return missing && new PlumbError({ code: 'not-ready', texts: clueGuards[missing].why, exit: 1, where: missing });
}

function wrongState(title: Localised, from: readonly ClueState[], state: ClueState): PlumbError {
  const name = (language: 'zh' | 'en') => (code: ClueState) => `${clueStates[code][language]}(${code})`;
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `线索现为${name('zh')(state)},“${title.zh}”只能在${from.map(name('zh')).join('、')}状态下进行`,
      en: `the clue is ${name('en')(state)}; "${title.en}" is possible only in ${from.map(name('en')).join(', ')}`,
    },
    exit: 1,
  });
}
