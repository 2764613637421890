-- What was done to an account by others: its owner is told at the next sign-in.
CREATE TABLE account_notice (
  id uuid PRIMARY KEY,
  account text NOT NULL REFERENCES account (id),
  at timestamp NOT NULL,
  what text NOT NULL CHECK (what IN ('password_reset', 'second_factor_reset', 'role_grant', 'account_disable', 'account_enable', 'account_unlock',
    'console_recovery', 'console_recovery_of')),
  asked_by text NOT NULL,
  confirmed_by text,                           -- null: one was enough
  reason text NOT NULL,
  subject text,                                -- sign-in name of another account that it is about
  read_at timestamp
);
CREATE INDEX account_notice_account ON account_notice (account, at DESC);

-- A first password is in two parts: the second is handed out with the first grant of roles.
ALTER TABLE account ADD COLUMN second_half_waits boolean NOT NULL DEFAULT false;

-- What administrators confirm lies in no unit: they see all of it.
UPDATE account SET units = NULL, regions = ARRAY[''] WHERE roles && ARRAY['system_admin', 'security_admin', 'audit_admin'];
