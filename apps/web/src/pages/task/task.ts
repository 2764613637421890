import type { StateTone } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';
import type { ActNow, Escalation, EvidenceRow, HistoryStep, Severity, Verdict } from '../hit/hit.ts';

/** What the API says of a field verification task. */
export type TaskState = 'sent' | 'accepted' | 'fed_back' | 'returned' | 'done' | 'recalled';
export type Finding = 'confirmed' | 'refuted' | 'unclear' | 'not_applicable';

export type TaskItem = {
  id: string;
  no: number;
  hit: string;
  hit_no: number;
  title: Localised;
  subject: { type: string; shown: string };
  severity: Severity;
  unit: string;
  hit_unit: string | null;
  state: TaskState;
  verifiers: { account: string; name: string }[];
  sent_at: string;
  accepted_at: string | null;
  due_at: string;
  escalation: Escalation;
  extended: boolean;
  answered: number;
  questions: number;
  attachments: number;
  verdict: Verdict | null;
  revision: number;
};

export type Attachment = {
  id: string;
  question: string | null;
  kind: 'photo' | 'document';
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
  has_view: boolean;
  by: string;
  by_name: string;
  at: string;
};

export type ChecklistItem = {
  id: string;
  text: Localised;
  finding: Finding | null;
  note: string | null;
  by: string | null;
  by_name: string | null;
  at: string | null;
};

export type TaskView = TaskItem & {
  reason: Localised;
  question: Localised;
  note: string;
  innocent: Localised[];
  checklist: ChecklistItem[];
  evidence: EvidenceRow[];
  files: Attachment[];
  feedback: {
    verdict: Verdict;
    facts: string;
    amount: number | null;
    responsible: string | null;
    by: string;
    at: string;
  } | null;
  returned_because: string | null;
  history: HistoryStep[];
  acts: ActNow[];
};

export const taskStateNames: Record<TaskState, { name: Localised; tone: StateTone }> = {
  sent: { name: { zh: '待签收', en: 'To be accepted' }, tone: 'waiting' },
  accepted: { name: { zh: '核实中', en: 'Being verified' }, tone: 'moving' },
  fed_back: { name: { zh: '已反馈', en: 'Fed back' }, tone: 'settled' },
  returned: { name: { zh: '退回补核', en: 'Returned' }, tone: 'waiting' },
  done: { name: { zh: '已完成', en: 'Done' }, tone: 'settled' },
  recalled: { name: { zh: '已撤回', en: 'Recalled' }, tone: 'out' },
};

export const findingNames: Record<Finding, Localised> = {
  confirmed: { zh: '与疑点相符', en: 'Bears it out' },
  refuted: { zh: '与疑点不符', en: 'Speaks against it' },
  unclear: { zh: '查不清', en: 'Unclear' },
  not_applicable: { zh: '不适用', en: 'Does not apply' },
};
