-- Opened sensitive values: for one person, one object, one approval, for a short time.
CREATE TABLE disclosure (
  id uuid PRIMARY KEY,
  approval uuid NOT NULL REFERENCES approval (id),
  approval_no text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  unit text,
  region text,
  owner text NOT NULL,
  purpose text NOT NULL,
  opened_at timestamp NOT NULL,
  until timestamp NOT NULL,
  ended_at timestamp,
  looks int NOT NULL DEFAULT 0
);
CREATE INDEX disclosure_owner ON disclosure (owner, until DESC);
CREATE INDEX disclosure_object ON disclosure (object_type, object_id, until DESC);

-- What was asked to be taken away, by whose approval, and each time that it was.
CREATE TABLE export (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('hits', 'clues', 'letters', 'rectifications', 'ledger')),
  filter jsonb NOT NULL,
  row_limit int NOT NULL CHECK (row_limit BETWEEN 1 AND 10000000),
  approval uuid NOT NULL REFERENCES approval (id),
  requested_by text NOT NULL,
  requested_at timestamp NOT NULL,
  made_at timestamp,
  file_key text,
  file_name text,
  sha256 text,
  rows int,
  more boolean,                                -- the limit left some out
  fetched int NOT NULL DEFAULT 0,
  fetched_at timestamp
);
CREATE INDEX export_asker ON export (requested_by, requested_at DESC);
