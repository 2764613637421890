import type { Generated } from 'kysely';

export type SuppressionTable = {
  id: string;
  model: string | null;
  subject_type: string;
  subject_key: string;
  subject_shown: string;
  reason: string;
  owner: string;
  approved_by: string | null;
  created_at: string;
  expires_at: string;
  ended_at: string | null;
  hidden: Generated<number>;
};
