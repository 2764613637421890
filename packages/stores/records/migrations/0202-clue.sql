-- Several hits on one subject weighed together, and what people promote to a clue.
CREATE TABLE clue_candidate (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  subject_shown text NOT NULL,
  unit text,
  region text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'promoted', 'split')),
  note text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp NOT NULL,
  clue uuid,
  revision int NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX clue_candidate_open ON clue_candidate (subject_type, subject_key) WHERE state = 'open';
CREATE INDEX clue_candidate_made ON clue_candidate (made_at DESC, id);

CREATE TABLE clue (
  id uuid PRIMARY KEY,
  receipt_no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  number text UNIQUE,                           -- year + region + order, from C20 on
  state text NOT NULL CHECK (state IN ('C10','C11','C12','C20','C30','C40','C50','C60','C61','C62','C63','C64','C70','C80','C81','C82','C90','C91','C95')),
  source text NOT NULL CHECK (source IN ('hit', 'petition', 'inspection', 'audit', 'law_enforcement', 'other')),
  subject_type text NOT NULL,
  subject_key text NOT NULL,
  subject_label text NOT NULL,
  subject_shown text NOT NULL,
  summary text NOT NULL,
  facts text NOT NULL,
  field text,
  rank text,
  unit text,
  region text,
  severity text NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
  secrecy text NOT NULL CHECK (secrecy IN ('internal', 'secret', 'confidential')),
  real_name boolean NOT NULL DEFAULT false,
  is_head boolean NOT NULL DEFAULT false,       -- heads a lower unit: the party committee is asked
  committee_ref text,
  office text,
  handlers text[] NOT NULL DEFAULT '{}',
  proposed_by text,                             -- of the assignment
  endorsed_by text,
  disposal text CHECK (disposal IN ('C60', 'C61', 'C62', 'C63')),
  participants text[] NOT NULL DEFAULT '{}',
  trigger text,
  duplicate_of uuid REFERENCES clue (id),
  where_to text,
  candidate uuid REFERENCES clue_candidate (id),
  form smallint CHECK (form BETWEEN 0 AND 4),
  amount_recovered numeric,
  feedback_at timestamp,
  sealed_digest text,                           -- over the whole file when it is archived
  registered_by text NOT NULL,
  received_at timestamp NOT NULL,
  state_since timestamp NOT NULL,
  due_at timestamp,
  escalated smallint NOT NULL DEFAULT 0,
  extended smallint NOT NULL DEFAULT 0,
  revision int NOT NULL DEFAULT 1,
  updated_at timestamp NOT NULL
);
CREATE INDEX clue_list ON clue (received_at DESC, id);
CREATE INDEX clue_state ON clue (state, received_at DESC, id);
CREATE INDEX clue_subject ON clue (subject_type, subject_key);
CREATE INDEX clue_due ON clue (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE clue_hit (
  clue uuid NOT NULL REFERENCES clue (id),
  hit uuid NOT NULL REFERENCES hit (id),
  PRIMARY KEY (clue, hit)
);
CREATE INDEX clue_hit_hit ON clue_hit (hit);

CREATE TABLE clue_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  clue uuid NOT NULL REFERENCES clue (id),
  at timestamp NOT NULL,
  act text NOT NULL,
  actor text NOT NULL,
  actor_name text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  note text,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX clue_step_clue ON clue_step (clue, id);

CREATE TABLE clue_document (
  id uuid PRIMARY KEY,
  clue uuid NOT NULL REFERENCES clue (id),
  kind text NOT NULL CHECK (kind IN ('plan', 'minutes', 'statement', 'report', 'decision', 'trial_report', 'first_form_record', 'other')),
  title text NOT NULL,
  body text NOT NULL,
  signers text[] NOT NULL DEFAULT '{}',
  by text NOT NULL,
  at timestamp NOT NULL
);
CREATE INDEX clue_document_clue ON clue_document (clue, at);
