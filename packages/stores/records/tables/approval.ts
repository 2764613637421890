import type { Generated, JSONColumnType } from 'kysely';

export type ApprovalState = 'requested' | 'approved' | 'refused' | 'withdrawn' | 'expired';

export type ApprovalTable = {
  id: string;
  no: string | null;
  kind: string;
  object_type: string;
  object_id: string;
  unit: string | null;
  region: string | null;
  details: JSONColumnType<Record<string, unknown>>;
  purpose: string;
  reason: string;
  requested_by: string;
  prepared_by: Generated<string[]>;
  requested_at: string;
  state: ApprovalState;
  expires_at: string | null;
  decided_by: string | null;
  decided_at: string | null;
  note: string | null;
  revision: Generated<number>;
};

export type NumberSeriesTable = { series: string; year: number; last: number };
