-- Stage 4: letters, their sign-off chain and replies, and the register of their numbers.

CREATE TABLE letter (
  id uuid PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  kind text NOT NULL,                          -- template of library/letters
  template_version int NOT NULL,
  state text NOT NULL CHECK (state IN ('draft','countersign','approval','approved','dispatched','signed','replied','assessed','closed','withdrawn')),
  organ text NOT NULL,                         -- who issues it: library/lists/organs.yaml
  unit text NOT NULL,                          -- org_code of the addressee
  unit_name text NOT NULL,
  region text,
  copies jsonb NOT NULL DEFAULT '[]',
  fields jsonb NOT NULL,                       -- what the template's fields hold
  secrecy text,
  urgency text,
  about jsonb NOT NULL DEFAULT '[]',           -- [{type: 'hit'|'clue'|'rectification', id}]
  model text,
  follows uuid REFERENCES letter (id),         -- the letter that went unanswered
  drafted_by text NOT NULL,
  drafters jsonb NOT NULL,                     -- everyone who wrote in it: none of them signs it off
  content_digest text,                         -- of what was submitted: what is issued is what was approved
  sensitive_reason text,                       -- the approver's, where it holds L4 values
  number text,
  number_year int,
  number_n int,
  file jsonb,                                  -- {key, sha256, bytes, name}
  receipt jsonb,
  stages jsonb NOT NULL DEFAULT '[]',          -- [{id, due_at, done_at, on_time}]
  since timestamp,                             -- from when the present deadline counts
  due_at timestamp,
  reminded smallint NOT NULL DEFAULT 0,        -- 80, 100, 120: told already
  assessment jsonb,                            -- [{aspect, met, note}]
  approved_by text,
  dispatched_at timestamp,
  signed_at timestamp,
  signed_by text,
  replied_at timestamp,
  closed_at timestamp,
  ended_because text,
  revision int NOT NULL DEFAULT 1,
  created_at timestamp NOT NULL,
  updated_at timestamp NOT NULL
);
CREATE INDEX letter_list ON letter (updated_at DESC, id);
CREATE INDEX letter_state ON letter (state, updated_at DESC, id);
CREATE INDEX letter_unit ON letter (unit, state);
CREATE INDEX letter_due ON letter (due_at) WHERE due_at IS NOT NULL;

-- Every act on it: the sign-off chain and the history are one.
CREATE TABLE letter_step (
  letter uuid NOT NULL REFERENCES letter (id),
  no int NOT NULL,
  act text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  office text,                                 -- role in which it was signed off
  by text NOT NULL,
  by_name text NOT NULL,
  opinion text,
  digest text,
  at timestamp NOT NULL,
  PRIMARY KEY (letter, no)
);

CREATE TABLE letter_reply (
  id uuid PRIMARY KEY,
  letter uuid NOT NULL REFERENCES letter (id),
  stage text NOT NULL,
  text text NOT NULL,
  files jsonb NOT NULL DEFAULT '[]',           -- [{key, name, sha256, bytes}]
  by text NOT NULL,
  by_name text NOT NULL,
  at timestamp NOT NULL,
  on_time boolean NOT NULL,
  returned_because text
);
CREATE INDEX letter_reply_letter ON letter_reply (letter, at);

-- 〔year〕n by organ and kind. The row is locked from the number's issue to the end of its transaction, so that none is skipped.
CREATE TABLE letter_counter (
  organ text NOT NULL,
  kind text NOT NULL,
  year int NOT NULL,
  last_n int NOT NULL,
  PRIMARY KEY (organ, kind, year)
);
CREATE TABLE letter_number (
  organ text NOT NULL,
  kind text NOT NULL,
  year int NOT NULL,
  n int NOT NULL,
  number text NOT NULL,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamp NOT NULL,
  cancelled_by text,
  cancelled_at timestamp,
  cancelled_because text,
  PRIMARY KEY (organ, kind, year, n)
);
CREATE INDEX letter_number_object ON letter_number (object_id);
