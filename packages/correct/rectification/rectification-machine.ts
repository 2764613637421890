import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { RectificationState } from '@plumb/stores/records/tables/rectification';
import { type RectificationFacts, type RectificationGuard, rectificationGuards } from './rectification-guard.ts';
import { rectificationStateTitles } from './rectification-state.ts';

type Transition = {
  title: Localised;
  from: readonly RectificationState[];
  /** 'same': the state stays. */
  to: RectificationState | 'same';
  needs: readonly RectificationGuard[];
};

// biome-ignore format: one act a line or two reads as a table
/** Every act on a rectification: from where to where and what is needed (domain workflow §4.3). Who may is the policies' matter (library/policies/rectification.cedar). */
export const rectificationActs = {
  edit: { title: { zh: '完善清单', en: 'Edit the lists' }, from: ['R10'], to: 'same', needs: [] },
  issue: { title: { zh: '下达', en: 'Issue' }, from: ['R10'], to: 'R20', needs: ['planned', 'due ahead'] },
  start: { title: { zh: '签收并开始整改', en: 'Sign for it and start' }, from: ['R20'], to: 'R30', needs: ['the unit'] },
  report: { title: { zh: '报告进展', en: 'Report' }, from: ['R30', 'R80'], to: 'same', needs: ['the unit', 'reason'] },
  file: { title: { zh: '上传佐证', en: 'Attach' }, from: ['R30', 'R80'], to: 'same', needs: ['the unit'] },
  'request-extension': {
    title: { zh: '申请延期', en: 'Ask for more time' }, from: ['R30'], to: 'R25', needs: ['the unit', 'reason', 'not overdue', 'not extended', 'later'],
  },
  'grant-extension': { title: { zh: '批准延期', en: 'Grant more time' }, from: ['R25'], to: 'R30', needs: ['reason', 'not the asker'] },
  'refuse-extension': { title: { zh: '不予延期', en: 'Refuse more time' }, from: ['R25'], to: 'R30', needs: ['reason', 'not the asker'] },
  overdue: { title: { zh: '逾期督办', en: 'Overdue' }, from: ['R20', 'R30'], to: 'R80', needs: [] },
  submit: {
    title: { zh: '提交销号', en: 'Submit' }, from: ['R30', 'R80'], to: 'R40',
    needs: ['the unit', 'proof attached', 'recovery voucher', 'recovered or explained'],
  },
  review: { title: { zh: '受理审核', en: 'Take up the review' }, from: ['R40'], to: 'R50', needs: ['not the submitter'] },
  recheck: { title: { zh: '模型复查', en: 'Re-check by the model' }, from: ['R40', 'R50', 'R60', 'R70'], to: 'same', needs: [] },
  return: { title: { zh: '退回整改', en: 'Return' }, from: ['R40', 'R50'], to: 'R30', needs: ['reason', 'not the submitter'] },
  accept: {
    title: { zh: '验收通过', en: 'Accept' }, from: ['R50'], to: 'R60', needs: ['reason', 'not the submitter', 'not the reviewer', 'rechecked', 'clear or despite'],
  },
  'look-back': { title: { zh: '回头看', en: 'Look back' }, from: ['R60', 'R70'], to: 'R70', needs: ['reason', 'not looked back'] },
  close: { title: { zh: '销号', en: 'Close' }, from: ['R70'], to: 'R90', needs: ['reason', 'looked back'] },
  relapse: { title: { zh: '认定反弹', en: 'Declare a relapse' }, from: ['R60', 'R70', 'R90'], to: 'R85', needs: ['reason', 'within six months'] },
  reopen: { title: { zh: '升级后重新下达', en: 'Issue anew, upgraded' }, from: ['R85'], to: 'R20', needs: ['reason', 'upgraded', 'due ahead'] },
  supersede: { title: { zh: '并入新立项', en: 'Leave to the newer one' }, from: ['R85'], to: 'R90', needs: ['has a successor'] },
} as const satisfies Record<string, Transition>;

export type RectificationAct = keyof typeof rectificationActs;
export const rectificationActNames = Object.keys(rectificationActs) as RectificationAct[];
export const rectificationAct = (name: RectificationAct): Transition => rectificationActs[name];

/** Decides one act: the next state, or a refusal that says what would allow it. */
export function stepRectification(
  act: RectificationAct,
  state: RectificationState,
  facts: RectificationFacts,
): RectificationState {
  const refusal = rectificationRefusal(act, state, facts);
  if (refusal) throw refusal;
  const { to } = rectificationAct(act);
  return to === 'same' ? state : to;
}

const ownership: readonly RectificationGuard[] = ['the unit', 'not the asker', 'not the submitter', 'not the reviewer'];

/** Why an act is not possible now; undefined where it is. */
export function rectificationRefusal(
  act: RectificationAct,
  state: RectificationState,
  facts: RectificationFacts,
): PlumbError | undefined {
  const { from, needs, title } = rectificationAct(act);
  if (!from.includes(state)) return wrongState(title, from, state);
  const missing = needs.find((need) => !rectificationGuards[need].holds(facts));
  return (
    missing &&
    new PlumbError({
      code: ownership.includes(missing) ? 'not-allowed' : 'not-ready',
      texts: rectificationGuards[missing].why,
      exit: 1,
      where: missing,
    })
  );
}

function wrongState(title: Localised, from: readonly RectificationState[], state: RectificationState): PlumbError {
  const name = (language: 'zh' | 'en') => (code: RectificationState) =>
    `${rectificationStateTitles[code][language]}(${code})`;
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `整改现为${name('zh')(state)},“${title.zh}”只能在${from.map(name('zh')).join('、')}状态下进行`,
      en: `the rectification is ${name('en')(state)}; "${title.en}" is possible only in ${from.map(name('en')).join(', ')}`,
    },
    exit: 1,
  });
}
