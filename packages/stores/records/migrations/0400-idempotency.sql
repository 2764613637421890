-- Acts done under an Idempotency-Key: each row commits with its act, so a repeated request finds the answer and does nothing.
CREATE TABLE idempotency (
  account text NOT NULL,
  key text NOT NULL,
  act text NOT NULL,          -- name#number within the request
  route text NOT NULL,
  digest text NOT NULL,       -- of the request's body
  value jsonb,
  at timestamp NOT NULL,
  PRIMARY KEY (account, key, act)
);
CREATE INDEX idempotency_at ON idempotency (at);
