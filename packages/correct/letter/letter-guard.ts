import type { Localised } from '@plumb/ground/localised';

/** What the guards of the letter machine look at. Read by the use case, judged here without any store. */
export type LetterFacts = {
  actor: string;
  actor_unit: string;
  actor_roles: readonly string[];
  /** The platform or the operator of the machine. */
  machine: boolean;
  drafters: readonly string[];
  /** Who signed the present text off, in which office. */
  signed_off: readonly { by: string; office: string }[];
  /** Offices that the template asks, in order. */
  countersign: readonly string[];
  approve: readonly string[];
  addressee: string;
  reason: string;
  /** Required fields without a value. */
  missing: readonly string[];
  /** Fields in which an L4 value stands. */
  sensitive: readonly string[];
  /** Its approver said why an L4 value has to stand in it. */
  sensitive_approved: boolean;
  /** The text is the one that was approved. */
  as_approved: boolean;
  /** Answers still owed. */
  stages_open: number;
  aspects_missing: number;
};

type Guard = { holds(facts: LetterFacts): boolean; why: Localised };

/** Office whose signature comes next; undefined: all have signed. */
export function nextOffice(facts: Pick<LetterFacts, 'countersign' | 'signed_off'>): string | undefined {
  return facts.countersign.find((office) => !facts.signed_off.some((one) => one.office === office));
}

/** Everything that an act may need besides its state and the role of who acts. */
export const letterGuards = {
  reason: { holds: (f) => f.reason.trim().length >= 2, why: { zh: '须写明理由', en: 'give a reason' } },
  complete: {
    holds: (f) => f.missing.length === 0,
    why: { zh: '还有必填内容未填写', en: 'some required contents are missing' },
  },
  'not a drafter': {
    holds: (f) => !f.drafters.includes(f.actor),
    why: {
      zh: '起草人不得会签、签发或退回本人起草的文书',
      en: 'nobody signs off, approves or returns a letter of their own',
    },
  },
  'a drafter': {
    holds: (f) => f.machine || f.drafters.includes(f.actor),
    why: { zh: '只有起草人可以收回文稿', en: 'only a drafter may drop it' },
  },
  'office is next': {
    holds: (f) => f.actor_roles.includes(nextOffice(f) ?? ''),
    why: { zh: '尚未轮到您所在的岗位会签', en: 'it is not your office’s turn to countersign' },
  },
  'signs once': {
    holds: (f) => !f.signed_off.some((one) => one.by === f.actor),
    why: { zh: '同一人不得在一份文书上签署两次', en: 'one person signs a letter off only once' },
  },
  'office approves': {
    holds: (f) => f.approve.some((office) => f.actor_roles.includes(office)),
    why: { zh: '您的岗位无权签发此类文书', en: 'your office does not approve letters of this kind' },
  },
  countersigned: {
    holds: (f) => nextOffice(f) === undefined,
    why: { zh: '会签尚未完成', en: 'countersigning is not complete' },
  },
  'sensitive approved': {
    holds: (f) => f.sensitive.length === 0 || f.sensitive_approved,
    why: {
      zh: '文中含身份证号、账号等高敏信息,签发人须写明必须写入的理由,否则退回删除',
      en: 'it holds identity or account numbers: the approver has to say why they must stand in it, or return it',
    },
  },
  'as approved': {
    holds: (f) => f.as_approved,
    why: {
      zh: '内容与签发时不一致,须重新签发',
      en: 'its text is not the one that was approved: it has to be approved anew',
    },
  },
  'the addressee': {
    holds: (f) => f.actor_unit === f.addressee,
    why: { zh: '只有受文单位可以签收和回复', en: 'only the addressed unit signs for it and replies' },
  },
  'owes an answer': {
    holds: (f) => f.stages_open > 0,
    why: { zh: '应报送的回复均已报送', en: 'every answer has been given' },
  },
  'all answered': {
    holds: (f) => f.stages_open === 0,
    why: { zh: '还有应报送的回复未报送', en: 'an answer is still owed' },
  },
  'every aspect': {
    holds: (f) => f.aspects_missing === 0,
    why: { zh: '评估须逐项作出', en: 'every aspect has to be assessed' },
  },
} as const satisfies Record<string, Guard>;

export type LetterGuard = keyof typeof letterGuards;
