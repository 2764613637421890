import type { ActForm, Field } from '../hit/act-forms.ts';

const officers = ['supervision_officer', 'field_verifier'];

/** The fields that each need of an act asks for; needs of another kind (a document in the file) have none. */
const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  'original named': [
    { name: 'duplicate_of', kind: 'choice', required: true, label: { zh: '并入哪一件', en: 'The original clue' } },
  ],
  'destination named': [
    {
      name: 'where_to',
      kind: 'choice',
      required: true,
      label: { zh: '去向', en: 'Where it goes' },
      options: [
        { value: 'higher', label: { zh: '上报', en: 'Higher up' } },
        { value: 'lower', label: { zh: '转下级', en: 'To a lower level' } },
        { value: 'returned', label: { zh: '退回', en: 'Back' } },
        { value: 'other_way', label: { zh: '告知诉讼等途径', en: 'Told another way' } },
      ],
    },
  ],
  'office named': [{ name: 'office', kind: 'unit', required: true, label: { zh: '承办部门', en: 'Office' } }],
  'two handlers': [
    {
      name: 'handlers',
      kind: 'people',
      required: false,
      roles: officers,
      label: { zh: '承办人(两人以上)', en: 'Handlers (two at least)' },
    },
  ],
  'weighed together': [
    {
      name: 'participants',
      kind: 'people',
      required: true,
      label: { zh: '集体研判人员(三人以上)', en: 'Who weighed it together (three at least)' },
    },
  ],
  'party committee': [
    {
      name: 'committee_ref',
      kind: 'text',
      required: false,
      label: { zh: '同级党委主要负责人批准文号', en: "Number of the party committee's approval" },
      hint: { zh: '被反映人为下级主要负责人的必填', en: 'Needed where it concerns the head of a lower unit' },
    },
  ],
  'trigger named': [
    { name: 'trigger', kind: 'long', required: true, label: { zh: '复查触发条件', en: 'What would bring it back' } },
  ],
  'outcome stated': [
    {
      name: 'form',
      kind: 'choice',
      required: true,
      label: { zh: '四种形态', en: 'Form' },
      options: [
        { value: '0', label: { zh: '不适用', en: 'None' } },
        { value: '1', label: { zh: '第一种形态', en: 'First form' } },
        { value: '2', label: { zh: '第二种形态', en: 'Second form' } },
        { value: '3', label: { zh: '第三种形态', en: 'Third form' } },
        { value: '4', label: { zh: '第四种形态', en: 'Fourth form' } },
      ],
    },
    {
      name: 'amount_recovered',
      kind: 'money',
      required: true,
      label: { zh: '追缴金额(元,没有填 0)', en: 'Recovered (yuan, 0 where none)' },
    },
  ],
  'reporter answered': [
    {
      name: 'feedback_at',
      kind: 'day',
      required: false,
      label: { zh: '向实名检举人反馈日期', en: 'Named reporter answered on' },
    },
  ],
};

const reason: Field = {
  name: 'reason',
  kind: 'long',
  required: true,
  label: { zh: '意见与理由', en: 'Opinion and reason' },
};

/** What an act on a clue asks for, by what it needs; the reason comes last. */
export function clueForm(
  act: string,
  needs: readonly string[],
  originals: readonly { id: string; no: string }[] = [],
): ActForm {
  const wanted = act.endsWith('propose-assignment') ? [...needs, 'two handlers'] : needs;
  const fields = [...new Set(wanted)].flatMap((need) => fieldsOf[need] ?? []);
  return [
    ...fields.map((field) =>
      field.name === 'duplicate_of'
        ? { ...field, options: originals.map(({ id, no }) => ({ value: id, label: { zh: no, en: no } })) }
        : field,
    ),
    reason,
  ];
}

/** As the API takes it: the form (0–4) is a number. */
export function clueInput(input: Record<string, unknown>): Record<string, unknown> {
  return 'form' in input ? { ...input, form: Number(input['form']) } : input;
}
