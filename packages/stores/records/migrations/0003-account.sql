-- Who may sign in. `account` is ours: who somebody is and what they may do; the `auth_*` tables belong to the authentication library:
-- credentials, sessions, second factors. One id for both.
CREATE TABLE account (
  id text PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  unit text NOT NULL,
  roles text[] NOT NULL DEFAULT '{}',
  units text[],                                -- null: all units of its regions
  regions text[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  password_at timestamp NOT NULL,
  must_change_password boolean NOT NULL DEFAULT true,
  second_factor boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamp NOT NULL,
  granted_by text,
  granted_at timestamp,
  revision int NOT NULL DEFAULT 1,
  -- The three administrators are never one person, and hold no other office.
  CONSTRAINT administrators_apart CHECK (cardinality(roles) <= 1 OR NOT roles && ARRAY['system_admin', 'security_admin', 'audit_admin'])
);

CREATE TABLE password_history (
  account text NOT NULL REFERENCES account (id),
  at timestamp NOT NULL,
  hash text NOT NULL
);
CREATE INDEX password_history_account ON password_history (account, at DESC);

-- Failed sign-ins by the name that was typed, whether there is such an account or not: the answers tell nobody which names exist.
CREATE TABLE sign_in_failure (
  login_digest text PRIMARY KEY,
  failures int NOT NULL,
  last_at timestamp NOT NULL,
  locked_until timestamp
);

CREATE TABLE account_session (
  id text PRIMARY KEY,                         -- of the library's session
  account text NOT NULL REFERENCES account (id),
  started_at timestamp NOT NULL,
  seen_at timestamp NOT NULL,
  second_factor boolean NOT NULL,
  agent text NOT NULL,                         -- kind of browser
  ended_at timestamp,
  ended_why text CHECK (ended_why IN ('signed_out', 'idle', 'too_long', 'revoked', 'password', 'disabled', 'replaced'))
);
CREATE INDEX account_session_open ON account_session (account) WHERE ended_at IS NULL;

CREATE TABLE auth_user (
  id text PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, email_verified boolean NOT NULL, image text, username text UNIQUE,
  two_factor_enabled boolean, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL
);
CREATE TABLE auth_session (
  id text PRIMARY KEY, user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE, token text NOT NULL UNIQUE, expires_at timestamptz NOT NULL,
  ip_address text, user_agent text, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL
);
CREATE INDEX auth_session_user ON auth_session (user_id);
CREATE TABLE auth_credential (
  id text PRIMARY KEY, user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE, account_id text NOT NULL, provider_id text NOT NULL,
  access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz, refresh_token_expires_at timestamptz, scope text,
  password text, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX auth_credential_user ON auth_credential (user_id);
CREATE TABLE auth_verification (
  id text PRIMARY KEY, identifier text NOT NULL, value text NOT NULL, expires_at timestamptz NOT NULL, created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX auth_verification_identifier ON auth_verification (identifier);
CREATE TABLE auth_two_factor (
  id text PRIMARY KEY, user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE, secret text NOT NULL, backup_codes text NOT NULL,
  verified boolean, failed_verification_count int, locked_until timestamptz
);
CREATE INDEX auth_two_factor_user ON auth_two_factor (user_id);
