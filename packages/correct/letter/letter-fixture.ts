import type { Caller } from '@plumb/guard/access/caller';
import { type TestHouse, testCaller } from '@plumb/guard/house-fixture';
import { dispatchLetter } from './dispatch-letter.ts';
import { draftLetter } from './draft-letter.ts';
import { type DraftLetter, draftLetterSchema } from './letter-input.ts';
import { approveLetter, countersignLetter } from './sign-off-letter.ts';
import { submitLetter } from './write-letter.ts';

export const people = {
  analyst: testCaller('conduct_analyst', { name: '周研判' }),
  director: testCaller('conduct_director', { name: '钱主任' }),
  trial: testCaller('trial_officer', { name: '孙审理' }),
  leader: testCaller('leader', { name: '李书记' }),
  case_manager: testCaller('case_manager', { name: '吴案管' }),
  department: testCaller('department_user', { name: '农业局郑', unit: 'U2', units: ['U2'] }),
  stranger: testCaller('department_user', { name: '外单位冯', unit: 'U9', units: ['U9'] }),
  engineer: testCaller('model_engineer', { name: '建模陈' }),
} satisfies Record<string, Caller>;

const contents: Record<string, DraftLetter['fields']> = {
  supervise: {
    subject: '公务加油卡',
    situation: '经核实,你单位公务加油卡管理存在问题。',
    problems: ['节假日加油没有派车记录'],
    requirements: ['健全油卡台账'],
    contact: '党风室 0000-1111',
  },
  suggest: {
    subject: '公务加油卡管理',
    source: '大数据监督核实',
    problems: ['节假日加油没有派车记录'],
    basis: ['《机关事务管理条例》第二十六条'],
    advice: ['健全油卡台账'],
    contact: '党风室 0000-1111',
  },
  remind: {
    subject: '节日期间公车管理',
    situation: '节日将至。',
    risks: ['公车私用'],
    tips: ['封存停驶'],
    contact: '党风室 0000-1111',
  },
};

export function letterInput(kind: DraftLetter['kind'], more: Partial<DraftLetter> = {}): DraftLetter {
  return draftLetterSchema.parse({
    kind,
    unit: 'U2',
    unit_name: '滨海示范市农业农村局',
    fields: contents[kind],
    ...more,
  });
}

type At = 'draft' | 'countersign' | 'approval' | 'approved' | 'dispatched';

/** A letter brought to a state by the people whose turn it is. */
export async function letterAt(
  house: TestHouse,
  state: At,
  kind: DraftLetter['kind'] = 'supervise',
  more: Partial<DraftLetter> = {},
) {
  let letter = await draftLetter(house, people.analyst, letterInput(kind, more));
  if (state === 'draft') return letter;
  letter = await submitLetter(house, people.analyst, { id: letter.id, revision: letter.revision });
  for (const signer of [people.director, people.trial]) {
    if (letter.state === state) return letter;
    if (letter.state === 'countersign')
      letter = await countersignLetter(house, signer, { id: letter.id, revision: letter.revision, opinion: '同意' });
  }
  if (state === letter.state) return letter;
  const approval = { id: letter.id, revision: letter.revision, opinion: '同意签发', sensitive_reason: null };
  letter = await approveLetter(house, people.leader, approval);
  if (state === 'approved') return letter;
  return dispatchLetter(house, people.analyst, {
    id: letter.id,
    revision: letter.revision,
    manner: '在线送达',
    place: '',
  });
}
