-- What was set up on these records, once: a first start that was interrupted goes on where it ended.
CREATE TABLE installation (
  step text PRIMARY KEY,
  at timestamp NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}'
);
