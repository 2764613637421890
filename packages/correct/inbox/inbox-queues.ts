import type { Localised } from '@plumb/ground/localised';
import type { Role } from '@plumb/guard/access/role';
import type { LetterState } from '@plumb/stores/records/tables/letter';
import type { RectificationState } from '@plumb/stores/records/tables/rectification';

type Queue<State> = {
  kind: string;
  title: Localised;
  /** Whom it waits for. */
  roles: readonly Role[];
  states: readonly State[];
  /** Only letters that the caller drafted. */
  mine?: boolean;
};

const drafters: readonly Role[] = ['conduct_analyst', 'conduct_director', 'case_manager', 'supervision_officer'];
const offices: readonly Role[] = ['conduct_analyst', 'conduct_director', 'supervision_officer'];

// biome-ignore format: a queue a line reads as a table
/** Letters by whom they wait for; whose signature comes next stands in the template. */
export const letterQueues: readonly Queue<LetterState>[] = [
  { kind: 'letters_returned', title: { zh: '待完善文稿', en: 'Drafts of mine' }, roles: drafters, states: ['draft'], mine: true },
  { kind: 'letters_to_send', title: { zh: '待编号送达', en: 'Letters to dispatch' }, roles: drafters, states: ['approved'], mine: true },
  { kind: 'letters_answered', title: { zh: '待评估回复', en: 'Answers to assess' }, roles: drafters, states: ['replied'], mine: true },
  { kind: 'letters_to_sign', title: { zh: '待签收文书', en: 'Letters to sign for' }, roles: ['department_user'], states: ['dispatched'] },
  { kind: 'letters_to_answer', title: { zh: '待回复文书', en: 'Letters to answer' }, roles: ['department_user'], states: ['signed'] },
];

// biome-ignore format: a queue a line reads as a table
export const rectificationQueues: readonly Queue<RectificationState>[] = [
  { kind: 'rectifications_to_issue', title: { zh: '待下达整改', en: 'To issue' }, roles: offices, states: ['R10', 'R85'] },
  { kind: 'rectifications_to_review', title: { zh: '待审核销号', en: 'To review' }, roles: offices, states: ['R40', 'R50'] },
  { kind: 'extensions', title: { zh: '待批延期', en: 'Extensions asked' }, roles: ['conduct_director', 'leader'], states: ['R25'] },
  { kind: 'rectifications_to_start', title: { zh: '待签收整改', en: 'To sign for' }, roles: ['department_user'], states: ['R20'] },
  { kind: 'rectifications', title: { zh: '整改中', en: 'Under way' }, roles: ['department_user'], states: ['R30', 'R80'] },
];

/** Names of the queues of hits, tasks and clues, as `verify` counts them. */
export const verifyTitles: Readonly<Record<string, Localised>> = {
  triage: { zh: '待研判疑点', en: 'Hits to weigh' },
  assigned: { zh: '由我承办', en: 'Assigned to me' },
  exemptions: { zh: '待复核豁免', en: 'Exemptions to confirm' },
  feedback: { zh: '待提交认定', en: 'Findings to pass on' },
  review: { zh: '待复核认定', en: 'To decide' },
  to_clue: { zh: '待转线索', en: 'To become clues' },
  data: { zh: '待补数据', en: 'Data to supply' },
  tasks_to_accept: { zh: '待签收任务', en: 'Tasks to accept' },
  tasks: { zh: '核实中任务', en: 'Tasks under way' },
  clues: { zh: '待办线索', en: 'Clues to act on' },
  escalated: { zh: '超期升级', en: 'Escalated' },
};
