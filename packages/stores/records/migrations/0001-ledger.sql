-- The audit ledger: append-only, numbered from 1 without a gap; leaf_hash is the RFC 9162 leaf of the entry's canonical text.
CREATE TABLE ledger_entry (
  seq bigint PRIMARY KEY,
  at timestamp NOT NULL,
  actor text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'operator', 'system')),
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

-- How far the tree has grown: one row, locked by whoever appends. `frontier` holds the roots of its complete subtrees, the largest first.
CREATE TABLE ledger_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  ledger uuid NOT NULL,                        -- of this installation: signed into every checkpoint
  hash text NOT NULL CHECK (hash IN ('sm3', 'sha256')),
  size bigint NOT NULL,
  frontier bytea[] NOT NULL,
  mac bytea NOT NULL                           -- keyed digest of size and root: what is not yet under a checkpoint cannot be changed without the key file
);

CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY,
  root bytea NOT NULL,
  at timestamp NOT NULL,
  algorithm text NOT NULL CHECK (algorithm IN ('sm2', 'ed25519')),
  public_key text NOT NULL,
  signature text NOT NULL
);

CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit ledger only grows: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION ledger_head_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size OR NEW.ledger <> OLD.ledger OR NEW.hash <> OLD.hash THEN
    RAISE EXCEPTION 'the audit ledger only grows' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses();
CREATE TRIGGER ledger_checkpoint_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses();
CREATE TRIGGER ledger_head_kept BEFORE DELETE OR TRUNCATE ON ledger_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses();
CREATE TRIGGER ledger_head_grows BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION ledger_head_grows();
