-- What people do with a hit: its history in words, slips to departments, rectifications asked for, transfers to other organs.
ALTER TABLE hit
  ADD COLUMN state_since timestamp,             -- null: since created_at
  ADD COLUMN escalated smallint NOT NULL DEFAULT 0,
  ADD COLUMN extended boolean NOT NULL DEFAULT false,
  ADD COLUMN cross_checked_by text,
  ADD COLUMN task uuid,                         -- the present one
  ADD COLUMN clue uuid;
CREATE INDEX hit_assigned ON hit (assigned_to, state) WHERE assigned_to IS NOT NULL;
CREATE INDEX hit_candidate ON hit (candidate) WHERE candidate IS NOT NULL;
CREATE INDEX hit_not_admitted ON hit (created_at) WHERE due_at IS NULL AND state IN ('H10', 'H20');
CREATE INDEX hit_occurred ON hit (occurred_at DESC);

CREATE TABLE hit_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hit uuid NOT NULL REFERENCES hit (id),
  at timestamp NOT NULL,
  act text NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  note text,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX hit_step_hit ON hit_step (hit, id);

-- To the department that the data came from: supplement it (补数单), or put the error right (数据质量缺陷单).
CREATE TABLE data_slip (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL CHECK (kind IN ('supplement', 'defect')),
  hit uuid NOT NULL REFERENCES hit (id),
  dataset text NOT NULL,
  department text NOT NULL,
  what text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered')),
  asked_by text NOT NULL,
  asked_at timestamp NOT NULL,
  due_at timestamp NOT NULL,
  answered_by text,
  answered_at timestamp,
  answer text
);
CREATE INDEX data_slip_hit ON data_slip (hit);
CREATE INDEX data_slip_open ON data_slip (department, due_at) WHERE state = 'open';

-- Handed to the next stage, which takes it up as a rectification of its own (taken_up_as).
CREATE TABLE rectification_request (
  id uuid PRIMARY KEY,
  hit uuid NOT NULL REFERENCES hit (id),
  unit text NOT NULL,
  region text,
  problem text NOT NULL,
  amount numeric,
  letter text NOT NULL CHECK (letter IN ('supervise', 'remind', 'suggest')),
  due_days int,
  requested_by text NOT NULL,
  requested_at timestamp NOT NULL,
  taken_up_as uuid,
  taken_up_at timestamp
);
CREATE INDEX rectification_request_waiting ON rectification_request (requested_at) WHERE taken_up_as IS NULL;

CREATE TABLE transfer_out (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  hit uuid NOT NULL REFERENCES hit (id),
  organ text NOT NULL CHECK (organ IN ('police', 'audit', 'medical_insurance', 'tax', 'other')),
  organ_name text NOT NULL,
  letter_no text,
  reason text NOT NULL,
  by text NOT NULL,
  at timestamp NOT NULL
);

-- Approved by a person on a document: the same as a row of the data set exemption_list, for the next runs.
CREATE TABLE exemption (
  id uuid PRIMARY KEY,
  hit uuid NOT NULL REFERENCES hit (id),
  model text NOT NULL,
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  reason text NOT NULL,
  doc_ref text NOT NULL,
  approver text NOT NULL,
  approval_no text NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  created_at timestamp NOT NULL,
  CHECK (valid_from <= valid_to AND valid_to - valid_from <= 366)
);
CREATE INDEX exemption_subject ON exemption (model, subject_type, subject_key);

CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  owner text NOT NULL,
  unit text NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  shared boolean NOT NULL,
  created_at timestamp NOT NULL,
  UNIQUE (owner, name)
);
CREATE INDEX saved_view_unit ON saved_view (unit) WHERE shared;

-- Whom an account must not deal with: itself and its kin within two degrees. Identity numbers are here only where an account is linked to its person.
CREATE TABLE recusal_tie (
  account text NOT NULL,
  id_no text NOT NULL,
  degree smallint NOT NULL CHECK (degree IN (0, 1, 2)),
  relation text NOT NULL,
  as_of timestamp NOT NULL,
  PRIMARY KEY (account, id_no)
);
