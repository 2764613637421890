import type { ModelSpec } from '../../model/model.ts';
import { each, type Rule, when } from '../rule.ts';

type Text = { zh: string; en: string };
const han = /\p{Script=Han}/u;

function texts({ title, question, reason, innocent, verify, not_evaluable, exemptions, params }: ModelSpec): Text[] {
  return [
    title,
    question,
    reason,
    ...innocent,
    ...verify,
    ...(not_evaluable ?? []).map((one) => one.reason),
    ...exemptions,
    ...Object.values(params).map((one) => one.why),
  ];
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{([a-z_][a-z0-9_]*)\}/g)].map((match) => match[1] ?? '').sort();
/** Words that judge. A hit is a doubt: the reason says what the data show. */
const verdictZh = /违纪|违法|违规|腐败|贪污|挪用|侵占|盗用|舞弊|套取|骗取/;
const verdictEn = /illegal|corrupt|embezzl|stole|theft|guilty|fraud|crime|violat/i;

/** Output columns that name a person: they belong into the evidence, which lists do not show. */
const personal =
  /^(person_name|owner_name|keeper_name|driver_name|.*id_no|.*(person|owner|keeper|driver|applicant|approver|handler)_id)$/;

export const textRules: Rule[] = [
  {
    id: 'reason-names-nobody',
    check: ({ model }) =>
      each(
        [model.spec.reason, ...(model.spec.not_evaluable ?? []).map((one) => one.reason)].flatMap(({ zh }) =>
          placeholders(zh),
        ),
        (name) => (personal.test(name) ? `{${name}} shows a person in a list` : undefined),
      ),
  },
  {
    id: 'chinese-is-chinese',
    check: ({ model }) => each(texts(model.spec), ({ zh }) => (han.test(zh) ? undefined : `no Chinese in "${zh}"`)),
  },
  {
    id: 'english-is-english',
    check: ({ model }) =>
      each(texts(model.spec), ({ en }) => (han.test(en) ? `Chinese in the English text "${en}"` : undefined)),
  },
  {
    id: 'title-short',
    check: ({ model }) =>
      when(
        [...model.spec.title.zh].length > 20 || model.spec.title.en.length > 60,
        'the title is longer than 20 characters or 60 letters',
      ),
  },
  {
    id: 'question-asks',
    check: ({ model: { spec } }) =>
      when(
        !/[?？]$|是否|有无|能否|谁/.test(spec.question.zh) || !spec.question.en.endsWith('?'),
        'the question does not ask',
      ),
  },
  {
    id: 'reason-placeholders-agree',
    check: ({ model }) =>
      each([model.spec.reason, ...(model.spec.not_evaluable ?? []).map((one) => one.reason)], ({ zh, en }) =>
        placeholders(zh).join() === placeholders(en).join()
          ? undefined
          : `placeholders differ between "${zh}" and "${en}"`,
      ),
  },
  {
    id: 'reason-is-concrete',
    check: ({ model }) => when(placeholders(model.spec.reason.zh).length < 2, 'the reason shows fewer than two values'),
  },
  {
    id: 'reason-no-verdict',
    check: ({ model: { spec } }) =>
      when(
        verdictZh.test(spec.reason.zh) || verdictEn.test(spec.reason.en),
        'the reason judges: say what the data show',
      ),
  },
  {
    id: 'verify-distinct',
    check: ({ model: { spec } }) =>
      when(new Set(spec.verify.map((one) => one.zh)).size < spec.verify.length, 'a verification step stands twice'),
  },
  {
    id: 'innocent-distinct',
    check: ({ model: { spec } }) =>
      when(
        new Set(spec.innocent.map((one) => one.zh)).size < spec.innocent.length,
        'an innocent explanation stands twice',
      ),
  },
  {
    id: 'no-todo',
    check: ({ model }) =>
      each(texts(model.spec), ({ zh, en }) => (/TODO|TBD|待补/.test(zh + en) ? `unfinished text "${zh}"` : undefined)),
  },
];
