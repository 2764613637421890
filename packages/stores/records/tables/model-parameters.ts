import type { JSONColumnType } from 'kysely';

export type ModelParametersTable = {
  id: string;
  model: string;
  no: number;
  params: JSONColumnType<Record<string, number | string>>;
  reason: string;
  proposed_by: string;
  proposed_at: string;
  state: 'proposed' | 'approved' | 'refused';
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
};
