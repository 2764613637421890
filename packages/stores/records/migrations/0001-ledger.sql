-- The audit ledger: append-only, one number after another; leaf_hash is the RFC 9162 leaf of the entry's canonical text.
CREATE TABLE ledger_entry (
  seq bigint PRIMARY KEY,
  at timestamp NOT NULL,
  actor text NOT NULL,
  actor_kind text NOT NULL,
  act text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  object_type text NOT NULL,
  object_id text NOT NULL,
  reason text,
  before_digest text,
  after_digest text,
  leaf_hash bytea NOT NULL
);
CREATE INDEX ledger_object ON ledger_entry (object_type, object_id, seq);
CREATE INDEX ledger_actor ON ledger_entry (actor, seq);
CREATE INDEX ledger_at ON ledger_entry (at);
