import { canonicalJson } from './canonical.ts';

/** One line of the audit ledger before it is numbered and hashed. `before` and `after` are digested on append, never kept. */
export type LedgerEntry = {
  at: string;
  actor: string;
  actor_kind: 'person' | 'operator' | 'system';
  act: string;
  outcome: 'done' | 'refused';
  object: { type: string; id: string };
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** One line as it is kept, exported and hashed. */
export type NumberedEntry = {
  seq: number;
  at: string;
  actor: string;
  actor_kind: string;
  act: string;
  outcome: string;
  object_type: string;
  object_id: string;
  reason: string | null;
  before_digest: string | null;
  after_digest: string | null;
};

/** The bytes that the tree hashes: canonical JSON of exactly these fields. */
export function leafBytes(entry: NumberedEntry): Uint8Array {
  const { seq, at, actor, actor_kind, act, outcome, object_type, object_id, reason, before_digest, after_digest } =
    entry;
  const fields = {
    seq,
    at,
    actor,
    actor_kind,
    act,
    outcome,
    object_type,
    object_id,
    reason,
    before_digest,
    after_digest,
  };
  return Buffer.from(canonicalJson(fields), 'utf8');
}
