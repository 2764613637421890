-- Stage 2 kept: deliveries, runs, hits with their history, suppressions, schedules.

CREATE TABLE batch (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  dataset text NOT NULL,
  delivery text NOT NULL CHECK (delivery IN ('full', 'incremental', 'collection', 'line')),
  source text NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'loading', 'loaded', 'failed', 'replaced')),
  files jsonb NOT NULL DEFAULT '[]',           -- [{no, name, key, sha256, bytes, rows, quarantined}]; no: global file number, _row = no * 10^10 + line
  rows bigint NOT NULL DEFAULT 0,
  quarantined bigint NOT NULL DEFAULT 0,
  problems jsonb NOT NULL DEFAULT '[]',
  period_from timestamp, period_to timestamp,  -- of the rows' own time column
  digest text,
  received_by text NOT NULL,
  received_at timestamp NOT NULL,
  loaded_at timestamp
);
CREATE INDEX batch_dataset ON batch (dataset, received_at DESC);

CREATE TABLE run (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('manual', 'schedule', 'recheck', 'first')),
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp NOT NULL,
  as_of timestamp NOT NULL,
  region text NOT NULL,
  models jsonb NOT NULL,                       -- [{model, version, sha256, params}]
  batches jsonb NOT NULL DEFAULT '[]',         -- [{dataset, batch, digest}]
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  started_at timestamp, ended_at timestamp,
  summary jsonb,                               -- [{model, hits, not_evaluable, exempted, suppressed, fresh, amended, withdrawn, milliseconds}]
  not_evaluable jsonb,                         -- [{model, subject, because, reason, count}]
  failure jsonb,                               -- {zh, en}
  result_digest text                           -- over the sorted digests of all hits: equal inputs give equal digests
);

CREATE TABLE hit (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  model text NOT NULL,
  field text NOT NULL,
  version int NOT NULL,                        -- of the model, at the last finding
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  subject_label text NOT NULL,                 -- as found: never in a list
  subject_shown text NOT NULL,                 -- masked
  unit text,                                   -- org_code whose matter it is; null: not known
  region text,
  fact_key text NOT NULL,
  occurred_at timestamp,
  amount numeric,
  severity text NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
  severity_rank smallint GENERATED ALWAYS AS (CASE severity WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END) STORED,
  reason_shown jsonb NOT NULL,                 -- {zh, en} masked
  state text NOT NULL DEFAULT 'H20' CHECK (state IN ('H10','H11','H20','H30','H31','H40','H41','H50','H60','H70','H71','H72','H90','H92')),
  suppressed_by uuid,                          -- suppression that hides it
  withdrawn_at timestamp,                      -- the data no longer supports it
  merged_into uuid REFERENCES hit (id),        -- same fact, found by more than one model or run
  candidate uuid,                              -- clue candidate that gathers several hits on one subject
  assigned_to text,
  due_at timestamp,
  verdict text CHECK (verdict IN ('true', 'partly', 'false', 'unverifiable')),
  label text CHECK (label IN ('tp', 'fp', 'undetermined')),
  amount_found numeric,
  first_run uuid NOT NULL REFERENCES run (id),
  last_run uuid NOT NULL REFERENCES run (id),
  times_found int NOT NULL DEFAULT 1,
  revision int NOT NULL DEFAULT 1,             -- raised by every change: who acts names the revision that he saw
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  UNIQUE (model, subject_key, fact_key)
);
CREATE INDEX hit_queue ON hit (severity_rank DESC, occurred_at DESC NULLS LAST, id) WHERE withdrawn_at IS NULL AND suppressed_by IS NULL;
CREATE INDEX hit_state ON hit (state, severity_rank DESC, occurred_at DESC NULLS LAST, id);
CREATE INDEX hit_unit ON hit (unit, state);
CREATE INDEX hit_model ON hit (model, state);
CREATE INDEX hit_subject ON hit (subject_type, subject_key);
CREATE INDEX hit_due ON hit (due_at) WHERE due_at IS NOT NULL;

-- What a hit said each time that it changed. Nothing is overwritten.
CREATE TABLE hit_version (
  hit uuid NOT NULL REFERENCES hit (id),
  no int NOT NULL,
  run uuid NOT NULL REFERENCES run (id),
  change text NOT NULL CHECK (change IN ('found', 'amended', 'withdrawn', 'restored')),
  model_version int NOT NULL,
  params jsonb NOT NULL,
  reason jsonb NOT NULL,                       -- {zh, en} as found: never in a list
  evidence jsonb NOT NULL,                     -- [{dataset, row, source_file, source_line, batch}]
  digest text NOT NULL,
  at timestamp NOT NULL,
  PRIMARY KEY (hit, no)
);

CREATE TABLE suppression (
  id uuid PRIMARY KEY,
  model text,                                  -- null: every model
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  subject_shown text NOT NULL,
  reason text NOT NULL,
  owner text NOT NULL,
  approved_by text,
  created_at timestamp NOT NULL,
  expires_at timestamp NOT NULL,
  ended_at timestamp,
  hidden bigint NOT NULL DEFAULT 0             -- findings that it hid
);
CREATE INDEX suppression_subject ON suppression (subject_type, subject_key);

CREATE TABLE model_schedule (
  model text PRIMARY KEY,
  cron text NOT NULL,
  look_back_days int NOT NULL,
  enabled boolean NOT NULL,
  failed_since timestamp,                      -- a failed run widens the next look-back to here
  last_run uuid REFERENCES run (id),
  changed_by text NOT NULL,
  changed_at timestamp NOT NULL
);
