import type { Localised } from '../../texts/language.tsx';

/** What the API says of letters. */
export type Escalation = 0 | 80 | 100 | 120;
export type LetterItem = {
  id: string;
  no: number;
  kind: string;
  kind_title: Localised;
  title: string;
  number: string | null;
  state: string;
  unit: string;
  unit_name: string;
  due_at: string | null;
  escalation: Escalation;
  dispatched_at: string | null;
  on_time: boolean | null;
  revision: number;
  updated_at: string;
};

export type Block =
  | { kind: 'addressee' | 'paragraph'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; rest: string }
  | { kind: 'attachments'; items: string[] }
  | { kind: 'table'; rows: { label: string; lines: string[] }[] }
  | { kind: 'signature'; organ: string; date: string };
export type PaperBlocks = {
  form: 'document' | 'letter' | 'slip';
  head: {
    organ: string;
    number: string | null;
    copy_no: string | null;
    secrecy: string | null;
    urgency: string | null;
  };
  title: string;
  blocks: Block[];
  imprint: { copies: string[]; printed_by: string; printed_on: string } | null;
};

export type Values = Record<string, string | string[]>;
export type ActNow = { act: string; title: Localised; allowed: boolean; why_not: Localised | null };
type StoredFile = { name: string; sha256: string; bytes: number };
export type About = { type: 'hit' | 'clue' | 'rectification'; id: string };

export type LetterView = LetterItem & {
  region: string | null;
  fields: Values;
  copies: string[];
  secrecy: string | null;
  urgency: '特急' | '加急' | null;
  about: About[];
  follows: { id: string; number: string | null } | null;
  paper: PaperBlocks;
  sensitive: string[];
  sensitive_reason: string | null;
  file: StoredFile | null;
  receipt: StoredFile | null;
  stages: { id: string; title: Localised; due_at: string; done_at: string | null; on_time: boolean | null }[];
  chain: {
    office: string;
    kind: 'countersign' | 'approve';
    by: string | null;
    at: string | null;
    opinion: string | null;
  }[];
  replies: {
    id: string;
    stage: string;
    text: string;
    by_name: string;
    at: string;
    on_time: boolean;
    returned_because: string | null;
  }[];
  aspects: { id: string; title: Localised }[];
  assessment: { aspect: string; met: 'yes' | 'partly' | 'no'; note: string }[] | null;
  history: {
    no: number;
    act: string;
    title: Localised;
    from_state: string | null;
    to_state: string;
    by_name: string;
    opinion: string | null;
    at: string;
  }[];
  acts: ActNow[];
};

export type TemplateField = {
  id: string;
  label: Localised;
  kind: 'text' | 'long_text' | 'list' | 'day';
  required: boolean;
  max: number;
  hint?: Localised;
};
export type Template = { id: string; title: Localised; fields: TemplateField[] };
export type Acted = { id: string; no: number | string; state: string; revision: number };

type Tone = 'waiting' | 'moving' | 'settled' | 'out';

/** The states of a letter with the colour that they wear. */
export const letterStates: Readonly<Record<string, Localised & { tone: Tone }>> = {
  draft: { zh: '起草', en: 'Draft', tone: 'waiting' },
  countersign: { zh: '会签', en: 'Countersigning', tone: 'moving' },
  approval: { zh: '待签发', en: 'To be approved', tone: 'waiting' },
  approved: { zh: '已签发', en: 'Approved', tone: 'moving' },
  dispatched: { zh: '已送达', en: 'Dispatched', tone: 'moving' },
  signed: { zh: '已签收', en: 'Signed for', tone: 'moving' },
  replied: { zh: '已回复', en: 'Replied', tone: 'waiting' },
  assessed: { zh: '已评估', en: 'Assessed', tone: 'moving' },
  closed: { zh: '已销号', en: 'Closed', tone: 'settled' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', tone: 'out' },
};

export const letterKinds: Readonly<Record<string, Localised>> = {
  suggest: { zh: '纪检监察建议书', en: 'Letter of advice' },
  supervise: { zh: '整改督办函', en: 'Letter urging rectification' },
  remind: { zh: '工作提示函', en: 'Working reminder' },
};

export const offices: Readonly<Record<string, Localised>> = {
  conduct_director: { zh: '党风政风监督室主任', en: 'Conduct office director' },
  trial_officer: { zh: '案件审理室', en: 'Trial office' },
  leader: { zh: '审批领导', en: 'Approving leader' },
};

export const touched = ['/api/letters', '/api/inbox'];
