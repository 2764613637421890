import type { Localised } from '@plumb/ground/localised';
import { PlumbError } from '@plumb/ground/problem';
import type { LetterState } from '@plumb/stores/records/tables/letter';
import { type LetterFacts, type LetterGuard, letterGuards, nextOffice } from './letter-guard.ts';
import { letterStateTitles } from './letter-state.ts';

type Transition = {
  title: Localised;
  from: readonly LetterState[];
  /** 'same': the state stays. A function where the facts decide. */
  to: LetterState | 'same' | ((facts: LetterFacts) => LetterState);
  needs: readonly LetterGuard[];
};

const firstSignature = (f: LetterFacts): LetterState => (f.countersign.length > 0 ? 'countersign' : 'approval');
const nextSignature = (f: LetterFacts): LetterState => {
  const next = nextOffice(f);
  const after = f.countersign.filter((office) => office !== next);
  return after.every((office) => f.signed_off.some((one) => one.office === office)) ? 'approval' : 'countersign';
};

// biome-ignore format: one act a line or two reads as a table
/** Every act on a letter: from where to where and what is needed (domain workflow §4.2). Who may is the policies' matter (library/policies/letter.cedar). */
export const letterActs = {
  edit: { title: { zh: '修改', en: 'Edit' }, from: ['draft'], to: 'same', needs: [] },
  submit: { title: { zh: '送签', en: 'Submit' }, from: ['draft'], to: firstSignature, needs: ['complete'] },
  countersign: {
    title: { zh: '会签', en: 'Countersign' }, from: ['countersign'], to: nextSignature, needs: ['not a drafter', 'office is next', 'signs once', 'as approved'],
  },
  return: {
    title: { zh: '退回修改', en: 'Return' }, from: ['countersign', 'approval', 'approved'], to: 'draft', needs: ['reason', 'not a drafter'],
  },
  approve: {
    title: { zh: '签发', en: 'Approve' }, from: ['approval'], to: 'approved',
    needs: ['not a drafter', 'office approves', 'signs once', 'countersigned', 'as approved', 'sensitive approved'],
  },
  dispatch: { title: { zh: '编号送达', en: 'Number and dispatch' }, from: ['approved'], to: 'dispatched', needs: ['as approved', 'sensitive approved'] },
  sign: { title: { zh: '签收', en: 'Sign for it' }, from: ['dispatched'], to: 'signed', needs: ['the addressee'] },
  reply: { title: { zh: '回复', en: 'Reply' }, from: ['signed', 'replied'], to: 'replied', needs: ['the addressee', 'reason', 'owes an answer'] },
  'return-reply': { title: { zh: '退回补充', en: 'Ask for more' }, from: ['replied'], to: 'signed', needs: ['reason'] },
  assess: { title: { zh: '评估', en: 'Assess' }, from: ['replied'], to: 'assessed', needs: ['all answered', 'every aspect'] },
  close: { title: { zh: '销号', en: 'Close' }, from: ['assessed'], to: 'closed', needs: ['reason'] },
  drop: { title: { zh: '收回文稿', en: 'Drop' }, from: ['draft', 'countersign', 'approval', 'approved'], to: 'withdrawn', needs: ['reason', 'a drafter'] },
  revoke: {
    title: { zh: '撤回并注销文号', en: 'Withdraw and cancel its number' }, from: ['dispatched', 'signed', 'replied'], to: 'withdrawn', needs: ['reason', 'not a drafter'],
  },
} as const satisfies Record<string, Transition>;

export type LetterAct = keyof typeof letterActs;
export const letterActNames = Object.keys(letterActs) as LetterAct[];
export const letterAct = (name: LetterAct): Transition => letterActs[name];

/** Decides one act: the next state, or a refusal that says what would allow it. */
export function stepLetter(act: LetterAct, state: LetterState, facts: LetterFacts): LetterState {
  const refusal = letterRefusal(act, state, facts);
  if (refusal) throw refusal;
  const { to } = letterAct(act);
  if (typeof to === 'function') return to(facts);
  return to === 'same' ? state : to;
}

/** Why an act is not possible now; undefined where it is. */
export function letterRefusal(act: LetterAct, state: LetterState, facts: LetterFacts): PlumbError | undefined {
  const { from, needs, title } = letterAct(act);
  if (!from.includes(state)) return wrongState(act, title, from, state);
  const missing = needs.find((need) => !letterGuards[need].holds(facts));
  if (!missing) return undefined;
  const fields = missing === 'complete' ? facts.missing : missing === 'sensitive approved' ? facts.sensitive : [];
  const { zh, en } = letterGuards[missing].why;
  const named = fields.length > 0 ? `(${fields.join(', ')})` : '';
  return new PlumbError({
    code: missing === 'not a drafter' || missing === 'the addressee' ? 'not-allowed' : 'not-ready',
    texts: { zh: `${zh}${named}`, en: `${en}${named && ` ${named}`}` },
    exit: 1,
    where: fields.length > 0 ? fields.join(',') : missing,
  });
}

function wrongState(act: LetterAct, title: Localised, from: readonly LetterState[], state: LetterState): PlumbError {
  const name = (language: 'zh' | 'en') => (code: LetterState) => letterStateTitles[code][language];
  const unapproved = act === 'dispatch';
  return new PlumbError({
    code: 'wrong-state',
    texts: {
      zh: `文书现为“${name('zh')(state)}”,“${title.zh}”只能在${from.map(name('zh')).join('、')}状态下进行${unapproved ? ';未经签发的文书不得编号送达' : ''}`,
      en: `the letter is ${name('en')(state)}; "${title.en}" is possible only in ${from.map(name('en')).join(', ')}${unapproved ? '; a letter without approval is not issued' : ''}`,
    },
    exit: 1,
  });
}
