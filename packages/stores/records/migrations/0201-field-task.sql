-- A verification in the field: who, what to check, what was found, with what attached.
CREATE TABLE field_task (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  hit uuid NOT NULL REFERENCES hit (id),
  hit_version int NOT NULL,                     -- the evidence that it was sent with
  unit text NOT NULL,                           -- who verifies
  state text NOT NULL CHECK (state IN ('sent', 'accepted', 'fed_back', 'returned', 'done', 'recalled')),
  checklist jsonb NOT NULL,                     -- [{id, text: {zh, en}}]
  note text NOT NULL DEFAULT '',
  verifiers text[] NOT NULL DEFAULT '{}',
  sent_by text NOT NULL,
  sent_at timestamp NOT NULL,
  accepted_at timestamp,
  verdict text CHECK (verdict IN ('true', 'partly', 'false', 'unverifiable')),
  facts text,
  amount numeric,
  responsible text,
  fed_back_by text,
  fed_back_at timestamp,
  returned_because text
);
CREATE INDEX field_task_unit ON field_task (unit, state, sent_at DESC, id);
CREATE INDEX field_task_sent ON field_task (sent_at DESC, id);
CREATE INDEX field_task_hit ON field_task (hit);
CREATE INDEX field_task_verifiers ON field_task USING gin (verifiers);

CREATE TABLE task_finding (
  task uuid NOT NULL REFERENCES field_task (id),
  question text NOT NULL,
  finding text NOT NULL CHECK (finding IN ('confirmed', 'refuted', 'unclear', 'not_applicable')),
  note text,
  by text NOT NULL,
  by_name text NOT NULL,
  at timestamp NOT NULL,                        -- of the phone: what was found last counts, whenever it arrives
  received_at timestamp NOT NULL,
  PRIMARY KEY (task, question)
);

CREATE TABLE task_file (
  id uuid PRIMARY KEY,                          -- chosen by the phone: sent again it is the same
  task uuid NOT NULL REFERENCES field_task (id),
  question text,
  kind text NOT NULL CHECK (kind IN ('photo', 'document')),
  name text NOT NULL,
  mime text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  original_key text NOT NULL,                   -- as taken, sealed by its hash
  view_key text,                                -- without metadata, to look at
  by text NOT NULL,
  by_name text NOT NULL,
  at timestamp NOT NULL
);
CREATE INDEX task_file_task ON task_file (task, at);
