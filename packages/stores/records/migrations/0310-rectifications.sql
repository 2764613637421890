-- Stage 4: rectification. One problem is one row.

CREATE TABLE rectification (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  state text NOT NULL CHECK (state IN ('R10','R20','R25','R30','R40','R50','R60','R70','R80','R85','R90')),
  title text NOT NULL,
  problem text NOT NULL,                       -- 问题清单
  kind text NOT NULL CHECK (kind IN ('at_once', 'by_date', 'long_term')),
  request uuid UNIQUE,                         -- rectification_request of stage 3
  hit uuid REFERENCES hit (id),
  clue uuid,
  letter uuid REFERENCES letter (id),
  model text,
  subject_type text,
  subject_key text,                            -- never in a list
  subject_shown text,
  unit text NOT NULL,                          -- who has to put it right
  unit_name text NOT NULL,
  region text,
  responsible text,                            -- 责任清单: post or name of the person in charge
  goal text,
  measures jsonb NOT NULL DEFAULT '[]',        -- 措施清单 [{text, owner, due}]
  money_involved numeric NOT NULL DEFAULT 0 CHECK (money_involved >= 0),
  money_owed numeric NOT NULL DEFAULT 0 CHECK (money_owed >= 0),
  money_recovered numeric NOT NULL DEFAULT 0 CHECK (money_recovered >= 0),
  rules_made jsonb NOT NULL DEFAULT '[]',      -- 建章立制 [{title, number, made_on}]
  people_handled jsonb NOT NULL DEFAULT '{"first":0,"second":0,"third":0,"fourth":0}',
  opened_by text NOT NULL,
  submitted_by text,
  reviewed_by text,
  since timestamp,
  due_at timestamp,
  extended smallint NOT NULL DEFAULT 0,
  reminded smallint NOT NULL DEFAULT 0,
  recheck uuid,                                -- the last one
  accepted_at timestamp,
  accepted_by text,
  accepted_despite text,                       -- the approver's reason where the model still finds it
  look_back_done jsonb NOT NULL DEFAULT '[]',  -- [{months, at, by, found}]
  relapse_of uuid REFERENCES rectification (id),
  relapsed_at timestamp,
  closed_at timestamp,
  revision int NOT NULL DEFAULT 1,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL,
  CHECK (money_owed <= money_involved),
  CHECK (money_recovered <= money_owed)
);
CREATE INDEX rectification_list ON rectification (updated_at DESC, id);
CREATE INDEX rectification_state ON rectification (state, updated_at DESC, id);
CREATE INDEX rectification_unit ON rectification (unit, model, accepted_at);
CREATE INDEX rectification_due ON rectification (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX rectification_hit ON rectification (hit);

CREATE TABLE rectification_step (
  rectification uuid NOT NULL REFERENCES rectification (id),
  no int NOT NULL,
  act text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  by text NOT NULL,
  by_name text NOT NULL,
  text text,
  at timestamp NOT NULL,
  PRIMARY KEY (rectification, no)
);

CREATE TABLE rectification_evidence (
  id uuid PRIMARY KEY,
  rectification uuid NOT NULL REFERENCES rectification (id),
  kind text NOT NULL CHECK (kind IN ('proof', 'recovery_voucher', 'rule')),
  name text NOT NULL,
  key text NOT NULL,
  mime text NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL,
  note text NOT NULL,
  by text NOT NULL,
  by_name text NOT NULL,
  at timestamp NOT NULL
);
CREATE INDEX rectification_evidence_of ON rectification_evidence (rectification, at);

CREATE TABLE rectification_extension (
  id uuid PRIMARY KEY,
  rectification uuid NOT NULL REFERENCES rectification (id),
  until timestamp NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp NOT NULL,
  granted boolean,
  decided_by text,
  decided_at timestamp,
  decided_because text
);
CREATE INDEX rectification_extension_of ON rectification_extension (rectification, asked_at);

-- The same model run again on the subject's newer data.
CREATE TABLE rectification_recheck (
  id uuid PRIMARY KEY,
  rectification uuid NOT NULL REFERENCES rectification (id),
  run uuid,
  model text NOT NULL,
  version int NOT NULL,
  data_from timestamp,
  as_of timestamp NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('clear', 'found', 'not_evaluable')),
  found jsonb NOT NULL DEFAULT '[]',           -- [{fact_key, occurred_at, amount, reason}]; reason masked
  not_evaluable jsonb NOT NULL DEFAULT '[]',   -- [{zh, en}]
  digest text NOT NULL,
  by text NOT NULL,
  at timestamp NOT NULL
);
CREATE INDEX rectification_recheck_of ON rectification_recheck (rectification, at);
