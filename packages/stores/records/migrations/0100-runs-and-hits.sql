-- Stage 2 kept: deliveries, runs, hits with their history, suppressions, schedules.

-- Numbers of files over all deliveries. A row's address is number * 10^10 + line, below 2^53: enough for 900,000 files.
CREATE SEQUENCE source_file_no AS int;

-- What came in one go, kept as it came; loading makes a batch of each dataset in it.
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  dataset text,                                -- what it is said to hold; null: recognised by names and headers
  way text CHECK (way IN ('full', 'incremental', 'collection', 'line')),   -- null: as each contract says
  source text NOT NULL,                        -- who delivered it
  state text NOT NULL CHECK (state IN ('received', 'loading', 'loaded', 'failed')),
  digest text NOT NULL,                        -- over dataset, way and the files' digests: the same again is recognised
  files jsonb NOT NULL,                        -- [{name, key, sha256, bytes}]
  first_file int,                              -- number of its first source file, once known
  problems jsonb NOT NULL DEFAULT '[]',        -- [{file, line, column, text}]
  problem_count int NOT NULL DEFAULT 0,
  failure jsonb,                               -- {zh, en}
  job uuid,
  received_by text NOT NULL,
  received_at timestamp NOT NULL,
  loaded_at timestamp
);
CREATE INDEX delivery_digest ON delivery (digest);

CREATE TABLE batch (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  delivery uuid NOT NULL REFERENCES delivery (id),
  dataset text NOT NULL,
  way text NOT NULL CHECK (way IN ('full', 'incremental', 'collection', 'line')),
  source text NOT NULL,
  state text NOT NULL CHECK (state IN ('loading', 'loaded', 'replaced')),
  files jsonb NOT NULL DEFAULT '[]',           -- [{no, name, sha256, rows, quarantined}]
  rows bigint NOT NULL DEFAULT 0,              -- good ones delivered
  fresh bigint NOT NULL DEFAULT 0,             -- of them: not there in the same words before
  quarantined bigint NOT NULL DEFAULT 0,       -- rows set aside
  held bigint NOT NULL DEFAULT 0,              -- rows of the dataset in the warehouse once it was in
  columns text[] NOT NULL DEFAULT '{}',        -- delivered
  filled jsonb NOT NULL DEFAULT '{}',          -- {column: share of rows that have it}
  period_from timestamp, period_to timestamp,  -- of the rows' own time column
  digest text NOT NULL,
  received_by text NOT NULL,
  received_at timestamp NOT NULL,
  loaded_at timestamp,
  UNIQUE (delivery, dataset)
);
CREATE INDEX batch_dataset ON batch (dataset, no DESC);

-- Values that break their contract. The first of each batch; the counts are of all, and the files are kept whole.
CREATE TABLE quarantine (
  batch uuid NOT NULL REFERENCES batch (id),
  n int NOT NULL,
  file text NOT NULL,
  line int NOT NULL,
  "column" text NOT NULL,                      -- '' where the whole row is meant
  value text NOT NULL,                         -- as it came: never in a list
  problem text NOT NULL,
  expected jsonb NOT NULL,                     -- {zh, en}
  PRIMARY KEY (batch, n)
);

-- The values of a model's parameters, version by version. In force: the approved one with the highest number.
CREATE TABLE model_parameters (
  id uuid PRIMARY KEY,
  model text NOT NULL,
  no int NOT NULL,
  params jsonb NOT NULL,                       -- {name: value} that differ from the model's defaults
  reason text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamp NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
  decided_by text,
  decided_at timestamp,
  decision_reason text,
  UNIQUE (model, no),
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX model_parameters_open ON model_parameters (model) WHERE state = 'proposed';

CREATE TABLE run (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  purpose text NOT NULL CHECK (purpose IN ('manual', 'schedule', 'recheck', 'first', 'trial')),   -- trial: changes no hit
  reason text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp NOT NULL,
  as_of timestamp,                             -- judged as of; set at the start from the data where nobody said it
  since timestamp,                             -- a scheduled run looks at facts from here on
  region text NOT NULL,
  subject jsonb,                               -- {type, key}: only this one's hits are compared
  models jsonb NOT NULL,                       -- [{model, version, sha256, params, params_no}]
  batches jsonb NOT NULL DEFAULT '[]',         -- [{dataset, batch, no, digest}]
  program jsonb NOT NULL DEFAULT '{}',         -- {code, library}: digests of what judged
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  job uuid,
  started_at timestamp, ended_at timestamp,
  summary jsonb,                               -- [{model, hits, not_evaluable, exempted, suppressed, fresh, amended, withdrawn, restored, milliseconds}]
  not_evaluable jsonb,                         -- [{model, subject, because, reason, count}]
  recheck jsonb,                               -- {still_found, gone, not_evaluable, digest}
  failure jsonb,                               -- {zh, en}
  result_digest text                           -- over the sorted digests of all findings: equal inputs give equal digests
);
CREATE INDEX run_no ON run (no DESC);

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
  digest text NOT NULL DEFAULT '',             -- of what it says now: model version, parameters, facts and evidence
  same_fact text,                              -- equal for findings of several models about one event of one subject
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
CREATE INDEX hit_same_fact ON hit (same_fact) WHERE same_fact IS NOT NULL;
CREATE INDEX hit_merged ON hit (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX hit_due ON hit (due_at) WHERE due_at IS NOT NULL;

-- What a hit said each time that it changed. Nothing is overwritten.
CREATE TABLE hit_version (
  hit uuid NOT NULL REFERENCES hit (id),
  no int NOT NULL,
  run uuid NOT NULL REFERENCES run (id),
  change text NOT NULL CHECK (change IN ('found', 'amended', 'withdrawn', 'restored')),
  changed text[] NOT NULL DEFAULT '{}',        -- amended: what is not as before (version, params, reason, evidence, amount, occurred_at, severity)
  model_version int NOT NULL,
  params jsonb NOT NULL,
  reason jsonb NOT NULL,                       -- {zh, en} as found: never in a list
  evidence jsonb NOT NULL,                     -- [{dataset, row, source_file, source_line, batch}]
  digest text NOT NULL,
  at timestamp NOT NULL,
  PRIMARY KEY (hit, no)
);

-- What frozen evidence says, whatever file and line it was read from.
CREATE FUNCTION evidence_rows(evidence jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(e -> 'row' ORDER BY e ->> 'dataset', (e -> 'row')::text), '[]') FROM jsonb_array_elements(evidence) e
$$;

CREATE TABLE suppression (
  id uuid PRIMARY KEY,
  model text,                                  -- null: every model
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  subject_shown text NOT NULL,
  unit text,                                   -- of the subject, for sight
  region text,
  reason text NOT NULL,
  owner text NOT NULL,
  state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'active', 'refused', 'ended')),
  approved_by text,
  approved_at timestamp,
  created_at timestamp NOT NULL,
  expires_at timestamp NOT NULL,
  ended_at timestamp,
  ended_by text,
  hidden bigint NOT NULL DEFAULT 0,            -- hits that it hid
  CHECK (approved_by IS NULL OR approved_by <> owner)
);
CREATE INDEX suppression_subject ON suppression (subject_type, subject_key);

CREATE TABLE model_schedule (
  model text PRIMARY KEY,
  cron text NOT NULL,
  look_back_days int NOT NULL CHECK (look_back_days > 0),
  enabled boolean NOT NULL,
  since timestamp NOT NULL,                    -- times before it are nobody's miss
  failed_since timestamp,                      -- a failed run widens the next look-back to here
  last_run uuid REFERENCES run (id),
  last_done timestamp,
  changed_by text NOT NULL,
  changed_at timestamp NOT NULL
);
