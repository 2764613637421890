import type { Generated, JSONColumnType } from 'kysely';

export type DisclosureTable = {
  id: string;
  approval: string;
  approval_no: string;
  object_type: string;
  object_id: string;
  unit: string | null;
  region: string | null;
  owner: string;
  purpose: string;
  opened_at: string;
  until: string;
  ended_at: string | null;
  looks: Generated<number>;
};

export type ExportKind = 'hits' | 'clues' | 'letters' | 'rectifications' | 'ledger';

export type ExportTable = {
  id: string;
  kind: ExportKind;
  filter: JSONColumnType<Record<string, unknown>>;
  row_limit: number;
  approval: string;
  requested_by: string;
  requested_at: string;
  made_at: string | null;
  file_key: string | null;
  file_name: string | null;
  sha256: string | null;
  rows: number | null;
  more: boolean | null;
  fetched: Generated<number>;
  fetched_at: string | null;
};
