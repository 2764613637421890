import type { Localised } from '../../texts/language.tsx';
import type { HitItem, Pending, Severity } from '../hit/hit.ts';

/** Several hits on one subject weighed together. Each keeps its own evidence. */
export type CandidateItem = {
  id: string;
  no: number;
  subject: { type: string; shown: string };
  unit: string | null;
  region: string | null;
  severity: Severity;
  hits: number;
  models: number;
  amount: number | null;
  state: 'open' | 'promoted' | 'split';
  note: string;
  made_by: string;
  made_at: string;
  revision: number;
};

export type CandidateView = CandidateItem & {
  members: HitItem[];
  clue: { id: string; no: string } | null;
  pending: Pending[];
};

export const candidateStateNames: Record<
  CandidateItem['state'],
  { name: Localised; tone: 'waiting' | 'settled' | 'out' }
> = {
  open: { name: { zh: '研判中', en: 'Being weighed' }, tone: 'waiting' },
  promoted: { name: { zh: '已转线索', en: 'Became a clue' }, tone: 'settled' },
  split: { name: { zh: '已拆分', en: 'Split' }, tone: 'out' },
};
