-- What is shown of a job; its delivery to a worker is the queue library's own matter (schema pgboss).
CREATE TABLE job (
  id uuid PRIMARY KEY,
  queue text NOT NULL,
  key text,
  data jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts int NOT NULL DEFAULT 0,
  delivery uuid NOT NULL,
  progress jsonb,
  failure jsonb,
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX job_key ON job (queue, key) WHERE state IN ('waiting', 'running');
CREATE INDEX job_recent ON job (created_at DESC);
CREATE INDEX job_open ON job (queue, created_at) WHERE state IN ('waiting', 'running');
