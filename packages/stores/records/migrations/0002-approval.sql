-- Who asked whom for what. The number is given with the approval: none is skipped, so none can be missing unnoticed.
CREATE TABLE approval (
  id uuid PRIMARY KEY,
  no text UNIQUE,
  kind text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  unit text,
  region text,
  details jsonb NOT NULL DEFAULT '{}',         -- what exactly is asked for
  purpose text NOT NULL,
  reason text NOT NULL,
  requested_by text NOT NULL,
  prepared_by text[] NOT NULL DEFAULT '{}',    -- who else worked on it and therefore does not decide
  requested_at timestamp NOT NULL,
  state text NOT NULL CHECK (state IN ('requested', 'approved', 'refused', 'withdrawn', 'expired')),
  expires_at timestamp,                        -- of the request while it waits, of the approval once it is given
  decided_by text CHECK (decided_by IS NULL OR decided_by <> requested_by),
  decided_at timestamp,
  note text,
  revision int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX approval_pending ON approval (kind, object_type, object_id, requested_by) WHERE state = 'requested';
CREATE INDEX approval_object ON approval (object_type, object_id, requested_at DESC);
CREATE INDEX approval_waiting ON approval (requested_at, id) WHERE state = 'requested';
CREATE INDEX approval_asker ON approval (requested_by, requested_at DESC);

-- Last number given, per series ('approval/disclosure', …) and year; locked until the transaction that takes one ends.
CREATE TABLE number_series (
  series text NOT NULL,
  year int NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (series, year)
);
