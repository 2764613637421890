import type { Localised } from '../../texts/language.tsx';
import type { Escalation, HistoryStep, HitItem, Pending, Severity } from '../hit/hit.ts';

/** What the API says of a clue. */
export type ClueItem = {
  id: string;
  no: string;
  state: string;
  source: 'hit' | 'petition' | 'inspection' | 'audit' | 'law_enforcement' | 'other';
  subject: { type: string; shown: string };
  summary: string;
  field: string | null;
  rank: string | null;
  unit: string | null;
  region: string | null;
  severity: Severity;
  secrecy: 'internal' | 'secret' | 'confidential';
  real_name: boolean;
  office: string | null;
  handler: string | null;
  due_at: string | null;
  escalation: Escalation;
  disposal: 'C60' | 'C61' | 'C62' | 'C63' | null;
  revision: number;
  received_at: string;
  updated_at: string;
};

export type ClueCounts = { by_state: { state: string; count: number }[]; total: number; overdue: number };
export type ClueActNow = { act: string; to: string; allowed: boolean; why_not: Localised | null; needs: string[] };

export type ClueView = ClueItem & {
  facts: string;
  duplicate_of: { id: string; no: string } | null;
  maybe_duplicates: ClueItem[];
  hits: HitItem[];
  candidate: string | null;
  extended: number;
  amount_recovered: number | null;
  form: number | null;
  documents: { id: string; kind: string; title: string; body: string; signers: string[]; at: string; by: string }[];
  history: HistoryStep[];
  pending: Pending[];
  acts: ClueActNow[];
};

export const sourceTitles: Record<ClueItem['source'], Localised> = {
  hit: { zh: '疑点转入', en: 'From a hit' },
  petition: { zh: '信访举报', en: 'Petition' },
  inspection: { zh: '巡视巡察移交', en: 'Inspection' },
  audit: { zh: '审计移交', en: 'Audit' },
  law_enforcement: { zh: '执法司法移送', en: 'Law enforcement' },
  other: { zh: '其他', en: 'Other' },
};

export const secrecyTitles: Record<ClueItem['secrecy'], Localised> = {
  internal: { zh: '内部', en: 'Internal' },
  secret: { zh: '秘密', en: 'Secret' },
  confidential: { zh: '机密', en: 'Confidential' },
};

export const clueActTitles: Readonly<Record<string, Localised>> = {
  register: { zh: '受理登记', en: 'Registered' },
  duplicate: { zh: '重复并案', en: 'Join to the original' },
  'not-ours': { zh: '非本级受理', en: 'Not ours' },
  admit: { zh: '编号入库', en: 'Number and pool' },
  'propose-assignment': { zh: '拟分办', en: 'Propose an office' },
  'endorse-assignment': { zh: '分管领导签批', en: 'Endorse the assignment' },
  'approve-assignment': { zh: '主要负责人批准分办', en: 'Approve the assignment' },
  'refuse-assignment': { zh: '退回分办意见', en: 'Send the assignment back' },
  undertake: { zh: '签收承办', en: 'Take it on' },
  'hand-over': { zh: '转派', en: 'Hand over' },
  talk: { zh: '谈话函询', en: 'Talk or inquiry' },
  verify: { zh: '初步核实', en: 'Preliminary verification' },
  hold: { zh: '暂存待查', en: 'Keep pending' },
  conclude: { zh: '予以了结', en: 'Conclude' },
  'first-form': { zh: '第一种形态处理', en: 'First form' },
  file: { zh: '立案审查调查', en: 'File a case' },
  'look-again': { zh: '暂存复查', en: 'Look at it again' },
  'to-trial': { zh: '移送审理', en: 'To trial' },
  'withdraw-case': { zh: '撤案', en: 'Withdraw the case' },
  'return-for-evidence': { zh: '退回补证', en: 'Return for evidence' },
  sanction: { zh: '处分/政务处分', en: 'Sanction' },
  prosecute: { zh: '移送检察', en: 'To the procuratorate' },
  close: { zh: '办结反馈', en: 'Close and report' },
  'close-case': { zh: '案件办结反馈', en: 'Close the case and report' },
  archive: { zh: '归档', en: 'Archive' },
  reopen: { zh: '重开', en: 'Reopen' },
  extend: { zh: '申请延期', en: 'Ask for more time' },
  document: { zh: '材料入卷', en: 'Document' },
};

const decisions: Readonly<Record<string, Localised>> = {
  ask: { zh: '提请审批', en: 'asked for' },
  approve: { zh: '已批准', en: 'approved' },
  refuse: { zh: '未批准', en: 'refused' },
};

export function clueActTitle(act: string): Localised {
  const [name = '', decision = ''] = act.replace(/^clue:/, '').split(':');
  const title = clueActTitles[name] ?? { zh: name, en: name };
  const decided = decisions[decision];
  return decided ? { zh: `${title.zh}(${decided.zh})`, en: `${title.en} (${decided.en})` } : title;
}
