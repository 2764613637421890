import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { Role } from '@plumb/guard/access/role';
import type { HitState, Severity } from '@plumb/stores/records/tables/hit';
import type { Limit } from '../deadline/deadline.ts';
import { type HitFacts, type HitGuard, hitGuards } from './hit-guard.ts';
import { hitStateTitles } from './hit-state.ts';

type Transition = {
  title: Localised;
  from: readonly HitState[];
  /** 'same': the state stays. */
  to: HitState | 'same';
  /** Who may; 'system': the platform itself. The policies (library/policies/hit.cedar) say the same, a test compares them. */
  who: readonly (Role | 'system')[];
  needs: readonly HitGuard[];
};

const open = ['H20', 'H31', 'H40', 'H41', 'H50', 'H60'] as const;

// biome-ignore format: one act a line or two reads as a table
/** Every act on a hit: from where to where, who, and what is needed (domain workflow §4.1.a). */
export const hitActs = {
  admit: { title: { zh: '进入研判', en: 'Admit' }, from: ['H10'], to: 'H20', who: ['system'], needs: [] },
  merge: { title: { zh: '归并', en: 'Merge' }, from: ['H10'], to: 'H11', who: ['system'], needs: [] },
  assign: {
    title: { zh: '指派', en: 'Assign' }, from: open, to: 'same', who: ['conduct_director'], needs: ['reason'],
  },
  'hand-over': {
    title: { zh: '转办', en: 'Hand over' }, from: open, to: 'same', who: ['conduct_analyst', 'conduct_director'], needs: ['reason'],
  },
  exempt: {
    title: { zh: '申请豁免', en: 'Propose an exemption' }, from: ['H20'], to: 'H30', who: ['conduct_analyst', 'conduct_director'], needs: ['reason', 'supported', 'nothing pending'],
  },
  'approve-exempt': {
    title: { zh: '批准豁免', en: 'Approve the exemption' }, from: ['H30'], to: 'H92', who: ['conduct_director', 'leader'], needs: ['reason', 'not the proposer'],
  },
  'refuse-exempt': {
    title: { zh: '不予豁免', en: 'Refuse the exemption' }, from: ['H30'], to: 'H20', who: ['conduct_director', 'leader'], needs: ['reason', 'not the proposer'],
  },
  'need-data': {
    title: { zh: '补数', en: 'Ask for data' }, from: ['H20', 'H41'], to: 'H31', who: ['conduct_analyst', 'conduct_director', 'field_verifier'], needs: ['reason', 'nothing pending'],
  },
  'data-supplied': {
    title: { zh: '补数完成', en: 'Data supplied' }, from: ['H31'], to: 'H20', who: ['data_steward'], needs: ['reason'],
  },
  dispatch: {
    title: { zh: '下发核实', en: 'Send for verification' }, from: ['H20'], to: 'H40', who: ['conduct_analyst', 'conduct_director'], needs: ['reason', 'supported', 'nothing pending'],
  },
  redirect: {
    title: { zh: '改派', en: 'Send to another unit' }, from: ['H40'], to: 'same', who: ['conduct_analyst', 'conduct_director'], needs: ['reason'],
  },
  accept: {
    title: { zh: '签收', en: 'Accept' }, from: ['H40'], to: 'H41', who: ['field_verifier'], needs: ['two verifiers', 'is verifier'],
  },
  extend: {
    title: { zh: '申请延期', en: 'Ask for more time' }, from: ['H41'], to: 'same', who: ['field_verifier'],
    needs: ['reason', 'is verifier', 'not extended', 'not overdue', 'nothing pending'],
  },
  'approve-extend': {
    title: { zh: '批准延期', en: 'Grant more time' }, from: ['H41'], to: 'same', who: ['conduct_director', 'leader'], needs: ['reason', 'not the proposer', 'not extended'],
  },
  'refuse-extend': {
    title: { zh: '不予延期', en: 'Refuse more time' }, from: ['H41'], to: 'same', who: ['conduct_director', 'leader'], needs: ['reason', 'not the proposer'],
  },
  feedback: {
    title: { zh: '反馈结论', en: 'Give the verdict' }, from: ['H41'], to: 'H50', who: ['field_verifier'],
    needs: ['is verifier', 'two verifiers', 'verdict', 'all answered', 'evidence attached', 'nothing pending'],
  },
  return: {
    title: { zh: '退回补充核实', en: 'Return for more' }, from: ['H50', 'H60'], to: 'H41', who: ['conduct_analyst', 'conduct_director'], needs: ['reason', 'not a verifier', 'nothing pending'],
  },
  'submit-review': {
    title: { zh: '提交复核', en: 'Submit for review' }, from: ['H50'], to: 'H60', who: ['conduct_analyst', 'conduct_director'], needs: ['reason', 'verdict', 'not a verifier', 'nothing pending'],
  },
  'cross-check': {
    title: { zh: '交叉复核', en: 'Cross-check' }, from: ['H60'], to: 'same', who: ['conduct_director', 'case_manager'],
    needs: ['reason', 'not a verifier', 'not yet cross-checked'],
  },
  disagree: {
    title: { zh: '交叉复核不同意', en: 'Disagree in the cross-check' }, from: ['H60'], to: 'H41', who: ['conduct_director', 'case_manager'],
    needs: ['reason', 'not a verifier', 'not yet cross-checked', 'nothing pending'],
  },
  'to-clue': {
    title: { zh: '建议转问题线索', en: 'Propose a clue' }, from: ['H60'], to: 'H70', who: ['conduct_director'],
    needs: ['reason', 'supported', 'verified true', 'not a verifier', 'cross-checked', 'not the cross-checker', 'nothing pending'],
  },
  'approve-clue': {
    title: { zh: '批准转线索', en: 'Approve the clue' }, from: ['H70'], to: 'same', who: ['case_manager', 'leader'], needs: ['reason', 'not the proposer', 'not a verifier'],
  },
  'refuse-clue': {
    title: { zh: '不予转线索', en: 'Refuse the clue' }, from: ['H70'], to: 'H60', who: ['case_manager', 'leader'], needs: ['reason', 'not the proposer'],
  },
  rectify: {
    title: { zh: '转纠正整改', en: 'To rectification' }, from: ['H60'], to: 'H71', who: ['conduct_director'],
    needs: ['reason', 'supported', 'verified true', 'not a verifier', 'cross-checked', 'not the cross-checker', 'nothing pending'],
  },
  'transfer-out': {
    title: { zh: '建议移送其他机关', en: 'Propose a transfer' }, from: ['H60'], to: 'same', who: ['conduct_director', 'case_manager'],
    needs: ['reason', 'supported', 'verified true', 'not a verifier', 'cross-checked', 'not the cross-checker', 'nothing pending'],
  },
  'approve-transfer': {
    title: { zh: '批准移送', en: 'Approve the transfer' }, from: ['H60'], to: 'H72', who: ['case_manager', 'leader'], needs: ['reason', 'not the proposer', 'not a verifier'],
  },
  'refuse-transfer': {
    title: { zh: '不予移送', en: 'Refuse the transfer' }, from: ['H60'], to: 'same', who: ['case_manager', 'leader'], needs: ['reason', 'not the proposer'],
  },
  reject: {
    title: { zh: '数据错误', en: 'Data error' }, from: ['H20'], to: 'H90', who: ['conduct_analyst', 'conduct_director', 'data_steward'], needs: ['reason', 'nothing pending'],
  },
  conclude: {
    title: { zh: '认定销号', en: 'Conclude and close' }, from: ['H60'], to: 'H92', who: ['conduct_director'],
    needs: ['reason', 'verdict', 'not a verifier', 'cross-checked', 'not the cross-checker', 'nothing pending'],
  },
  close: {
    title: { zh: '销号归档', en: 'Close' }, from: ['H71', 'H72'], to: 'H92', who: ['conduct_director', 'case_manager'], needs: ['reason', 'not a verifier'],
  },
  'close-data-error': {
    title: { zh: '数据错误销号', en: 'Close the data error' }, from: ['H90'], to: 'H92', who: ['data_steward', 'conduct_director'], needs: ['reason'],
  },
  reopen: {
    title: { zh: '因新事实重开', en: 'Reopen on a new fact' }, from: ['H92'], to: 'H20', who: ['conduct_director'], needs: ['reason'],
  },
} as const satisfies Record<string, Transition>;

export type HitAct = keyof typeof hitActs;
export const hitActNames = Object.keys(hitActs) as HitAct[];
/** Acts that decide what somebody else asked for: policies know them as 'hit:decide'. */
export const decisionActs: ReadonlySet<HitAct> = new Set(hitActNames.filter((name) => /^(approve|refuse)-/.test(name)));
export const hitAct = (name: HitAct): Transition => hitActs[name];

// biome-ignore format: one state a line
/** How long a hit may stay in a state; high severity is weighed within two workdays. */
export function hitLimit(state: HitState, severity: Severity): Limit | null {
  switch (state) {
    case 'H20': return { workdays: severity === 'high' ? 2 : 5 };
    case 'H30': return { workdays: 3 };
    case 'H31': return { workdays: 10 };
    case 'H40': return { workdays: 2 };
    case 'H41': return { workdays: 15 };
    // Not fixed by the domain: whoever sent it looks at the answer before it goes to review.
    case 'H50': return { workdays: 3 };
    case 'H60': return { workdays: 5 };
    case 'H70': return { workdays: 2 };
    case 'H72': return { workdays: 5 };
    case 'H90': return { workdays: 3 };
    default: return null;
  }
}

/** Workdays that one extension gives. */
export const extensionDays = 10;

export type Stepped = { state: HitState; moved: boolean };

/** Decides one act: the next state, or a refusal that says what would allow it. Roles and sight are the policies' matter. */
export function stepHit(act: HitAct, state: HitState, facts: HitFacts): Stepped {
  const refusal = hitRefusal(act, state, facts);
  if (refusal) throw refusal;
  const { to } = hitAct(act);
  return { state: to === 'same' ? state : to, moved: to !== 'same' };
}

/** Why an act is not possible now; undefined where it is. */
export function hitRefusal(act: HitAct, state: HitState, facts: HitFacts): PlumbError | undefined {
  const { from, needs, title } = hitAct(act);
  if (!from.includes(state)) return wrongState(title, from, state);
  const missing = needs.find((need) => !hitGuards[need].holds(facts));
  return missing && new PlumbError({ code: 'not-ready', texts: hitGuards[missing].why, exit: 1, where: missing });
}

function wrongState(title: Localised, from: readonly HitState[], state: HitState): PlumbError {
  const name = (language: 'zh' | 'en') => (code: HitState) => `${hitStateTitles[code][language]}(${code})`;
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `疑点现为${name('zh')(state)},“${title.zh}”只能在${from.map(name('zh')).join('、')}状态下进行`,
      en: `the hit is ${name('en')(state)}; "${title.en}" is possible only in ${from.map(name('en')).join(', ')}`,
    },
    exit: 1,
  });
}
