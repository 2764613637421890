export type LedgerEntryTable = {
  seq: number;
  at: string;
  actor: string;
  actor_kind: 'person' | 'operator' | 'system';
  act: string;
  outcome: 'done' | 'refused';
  object_type: string;
  object_id: string;
  reason: string | null;
  before_digest: string | null;
  after_digest: string | null;
  leaf_hash: Buffer;
};

export type LedgerHeadTable = {
  one: boolean;
  ledger: string;
  hash: 'sm3' | 'sha256';
  size: number;
  frontier: Buffer[];
  mac: Buffer;
};

export type LedgerCheckpointTable = {
  size: number;
  root: Buffer;
  at: string;
  algorithm: 'sm2' | 'ed25519';
  public_key: string;
  signature: string;
};
