import type { Localised } from '../../texts/language.tsx';
import { verdictTitles } from './hit.ts';

type Kind = 'text' | 'long' | 'day' | 'money' | 'number' | 'unit' | 'person' | 'people' | 'dataset' | 'yes' | 'choice';
export type Field = {
  name: string;
  kind: Kind;
  label: Localised;
  required: boolean;
  hint?: Localised;
  options?: readonly { value: string; label: Localised }[];
  /** People with one of these roles; units where such people are. */
  roles?: readonly string[];
  min?: number;
};
export type ActForm = readonly Field[];
export type FormValues = Record<string, unknown>;

const reason = (label: Localised = { zh: '理由', en: 'Reason' }, hint?: Localised): Field => ({
  name: 'reason',
  kind: 'long',
  label,
  required: true,
  ...(hint && { hint }),
});
const field = (name: string, kind: Kind, zh: string, en: string, more: Partial<Field> = {}): Field => ({
  name,
  kind,
  label: { zh, en },
  required: true,
  ...more,
});
const optional = { required: false } as const;
const analysts = ['conduct_analyst', 'conduct_director'];

const toDepartment = [
  field('dataset', 'dataset', '数据集', 'Dataset'),
  field('department', 'text', '源部门', 'Department it comes from'),
];
const labels = {
  tp: { zh: '命中属实', en: 'Rightly found' },
  fp: { zh: '误报', en: 'Wrongly found' },
  undetermined: { zh: '未定', en: 'Undetermined' },
} as const satisfies Record<string, Localised>;
const organs = {
  police: { zh: '公安机关', en: 'Police' },
  audit: { zh: '审计机关', en: 'Audit office' },
  medical_insurance: { zh: '医疗保障部门', en: 'Medical insurance' },
  tax: { zh: '税务机关', en: 'Tax office' },
  other: { zh: '其他机关', en: 'Another' },
} as const satisfies Record<string, Localised>;
const choices = (titles: Readonly<Record<string, Localised>>) =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

const closing: ActForm = [
  field('label', 'choice', '标注(计入模型精度)', "Label (counts in the model's precision)", {
    options: choices(labels),
  }),
  reason({ zh: '销号理由', en: 'Why it is closed' }),
];

/** What each act on a hit asks for: exactly what its transition needs. The reason comes last. */
export const actForms: Readonly<Record<string, ActForm>> = {
  'hit:assign': [field('account', 'person', '研判人', 'Analyst', { roles: analysts }), reason()],
  'hit:hand-over': [
    field('account', 'person', '转交给', 'Hand over to', { roles: [...analysts, 'field_verifier'] }),
    reason(),
  ],
  'hit:exempt': [
    field('kind', 'choice', '做法', 'What', {
      options: [
        { value: 'exemption', label: { zh: '豁免这一条', en: 'Exempt this one' } },
        {
          value: 'suppression',
          label: { zh: '一段时间内屏蔽该对象的同类疑点', en: 'Suppress the like of this subject for a time' },
        },
      ],
    }),
    field('doc_ref', 'text', '依据文件', 'Document it rests on', {
      ...optional,
      hint: { zh: '豁免必填,如批件文号;屏蔽可不填', en: 'Needed for an exemption, as the number of an approval' },
    }),
    field('valid_from', 'day', '有效期起', 'Valid from'),
    field('valid_to', 'day', '有效期止', 'Valid to', {
      hint: { zh: '最长一年;到期自动恢复比对', en: 'A year at most; after it the comparison goes on' },
    }),
    reason(
      { zh: '豁免理由', en: 'Why it is exempt' },
      { zh: '须由室主任批准后生效', en: 'Takes effect once the director approves' },
    ),
  ],
  'hit:need-data': [...toDepartment, field('what', 'long', '需补充的数据', 'What is missing'), reason()],
  'hit:data-supplied': [reason({ zh: '补数说明', en: 'What was supplied' })],
  'hit:dispatch': [
    field('unit', 'unit', '核实单位', 'Who verifies', {
      roles: ['field_verifier'],
      hint: {
        zh: '派驻组、主管部门或乡镇;与被反映单位相同的会被回避规则拒绝',
        en: 'A dispatched group, department or township; recusal refuses the unit it is about',
      },
    }),
    field('note', 'long', '交办要求', 'Instructions', optional),
    reason({ zh: '下发理由', en: 'Why it is sent to the field' }),
  ],
  'hit:redirect': [
    field('unit', 'unit', '改派至', 'Unit that verifies instead', { roles: ['field_verifier'] }),
    field('note', 'long', '交办要求', 'Instructions', optional),
    reason({ zh: '改派理由', en: 'Why another unit' }),
  ],
  'hit:reject': [...toDepartment, field('problem', 'long', '数据问题', 'What is wrong with the data'), reason()],
  'hit:submit-review': [reason({ zh: '提请复核意见', en: 'Opinion for the review' })],
  'hit:return': [reason({ zh: '退回原因(核查组会看到)', en: 'Why it goes back (the verifiers read it)' })],
  'hit:cross-check': [
    field('agrees', 'choice', '是否同意核实结论', 'Do you agree with the verdict', {
      options: [
        { value: 'true', label: { zh: '同意', en: 'I agree' } },
        { value: 'false', label: { zh: '不同意', en: 'I do not agree' } },
      ],
    }),
    reason(),
  ],
  'hit:to-clue': [
    field('summary', 'long', '线索摘要', 'Summary of the clue'),
    reason(
      { zh: '移送理由', en: 'Why it becomes a clue' },
      { zh: '须经案管室另一人审批', en: 'Somebody else at case management approves it' },
    ),
  ],
  'hit:rectify': [
    field('unit', 'unit', '整改责任单位', 'Unit that puts it right'),
    field('problem', 'long', '问题(最小单元)', 'The problem, as small as it can be put'),
    field('amount', 'money', '涉及金额(元)', 'Money involved (yuan)', optional),
    field('due_days', 'number', '整改期限(工作日)', 'Workdays to do it', { ...optional, min: 1 }),
    reason(),
  ],
  'hit:transfer-out': [
    field('organ', 'choice', '移送机关', 'To', { options: choices(organs) }),
    field('organ_name', 'text', '机关名称', 'Name of the body'),
    field('letter_no', 'text', '移送函文号', 'Number of the letter', optional),
    reason(),
  ],
  'hit:conclude': closing,
  'hit:close': closing,
  'hit:close-data-error': [reason({ zh: '销号理由', en: 'Why it is closed' })],
  'hit:reopen': [field('new_fact', 'long', '新的事实', 'The new fact'), reason()],
};

/** What deciding somebody else's request asks for, whichever way. */
const deciding: ActForm = [reason({ zh: '审批意见', en: 'Why you decide so' })];

const decides = /^hit:(approve|refuse)-/;
const closes = new Set(['hit:conclude', 'hit:close']);

export function formOf(act: string): ActForm | undefined {
  return actForms[act] ?? (decides.test(act) ? deciding : undefined);
}

/** Where an act of the machine is sent: decisions share a door, so do the ways to close. */
export function doorOf(act: string): { path: string; decision?: 'approve' | 'refuse' } {
  const decision = decides.exec(act)?.[1];
  if (decision === 'approve' || decision === 'refuse') return { path: 'decide', decision };
  return { path: closes.has(act) ? 'close' : act.replace(/^hit:/, '') };
}

/** What a task asks for. */
export const taskForms: Readonly<Record<string, ActForm>> = {
  'task:feedback': [
    field('verdict', 'choice', '核实结论', 'Verdict', { options: choices(verdictTitles) }),
    field('facts', 'long', '查明的事实', 'Facts established'),
    field('amount', 'money', '查实金额(元)', 'Amount found (yuan)', optional),
    field('responsible', 'text', '责任人', 'Who is responsible', optional),
  ],
  'task:return': [reason({ zh: '退回原因', en: 'Why it goes back' })],
  'task:extension': [
    reason(
      { zh: '延期理由', en: 'Why more time is needed' },
      {
        zh: '只可申请一次,延长 10 个工作日,由室主任批准',
        en: 'Once only, ten workdays more, approved by the director',
      },
    ),
  ],
};

/** The body that a filled form makes: trimmed, without what was left empty, numbers as numbers. */
export function inputOf(form: ActForm, values: FormValues): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, kind } of form) {
    const value = values[name];
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === undefined || text === null || text === '') continue;
    if (name === 'agrees') input[name] = text === 'true';
    else input[name] = kind === 'money' || kind === 'number' ? Number(text) : text;
  }
  return input;
}
