import type { Generated } from 'kysely';

export type SuppressionTable = {
  id: string;
  model: string | null;
  subject_type: string;
  subject_key: string;
  subject_shown: string;
  unit: string | null;
  region: string | null;
  reason: string;
  owner: string;
  state: Generated<'proposed' | 'active' | 'refused' | 'ended'>;
  approved_by: string | null;
  approved_at: string | null;
  created_at: string;
  expires_at: string;
  ended_at: string | null;
  ended_by: string | null;
  hidden: Generated<number>;
};
