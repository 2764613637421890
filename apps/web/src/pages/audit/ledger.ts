import type { Localised } from '../../texts/language.tsx';

export type LedgerEntry = {
  seq: number;
  at: string;
  actor: string;
  actor_name: string;
  actor_kind: string;
  act: string;
  outcome: 'done' | 'refused';
  object_type: string;
  object_id: string;
  reason: string | null;
};

export type Verified = {
  ok: boolean;
  first_wrong: number | null;
  from: number;
  to: number;
  entries: number;
  checkpoints: number;
  signed_to: number;
  root: string;
  hash: string;
  algorithm: string;
  public_key: string;
  findings: { kind: string; seq: number; upto: number; text: Localised }[];
};

export type Proof = {
  seq: number;
  leaf_hash: string;
  path: string[];
  hash: string;
  checkpoint: {
    ledger: string;
    size: number;
    root: string;
    at: string;
    algorithm: string;
    public_key: string;
    signature: string;
  };
};
