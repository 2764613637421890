import type { Generated } from 'kysely';

export type AccountTable = {
  id: string;
  login: string;
  name: string;
  unit: string;
  roles: Generated<string[]>;
  units: string[] | null;
  regions: Generated<string[]>;
  state: Generated<'active' | 'disabled'>;
  password_at: string;
  must_change_password: Generated<boolean>;
  second_factor: Generated<boolean>;
  second_half_waits: Generated<boolean>;
  created_by: string;
  created_at: string;
  granted_by: string | null;
  granted_at: string | null;
  revision: Generated<number>;
};

export type NoticeOf =
  | 'password_reset'
  | 'second_factor_reset'
  | 'role_grant'
  | 'account_disable'
  | 'account_enable'
  | 'account_unlock'
  | 'console_recovery'
  | 'console_recovery_of';

export type AccountNoticeTable = {
  id: string;
  account: string;
  at: string;
  what: NoticeOf;
  asked_by: string;
  confirmed_by: string | null;
  reason: string;
  subject: string | null;
  read_at: string | null;
};

export type PasswordHistoryTable = { account: string; at: string; hash: string };

export type SignInFailureTable = {
  login_digest: string;
  failures: number;
  last_at: string;
  locked_until: string | null;
};

export type SessionEnd = 'signed_out' | 'idle' | 'too_long' | 'revoked' | 'password' | 'disabled' | 'replaced';

export type AccountSessionTable = {
  id: string;
  account: string;
  started_at: string;
  seen_at: string;
  second_factor: boolean;
  agent: string;
  ended_at: string | null;
  ended_why: SessionEnd | null;
};

/** Rows of the authentication library that we write ourselves; the others are its own. */
export type AuthUserTable = {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  username: string | null;
  two_factor_enabled: boolean | null;
  created_at: Date;
  updated_at: Date;
};
export type AuthCredentialTable = {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: Date;
  updated_at: Date;
};
export type AuthSessionTable = { id: string; user_id: string; token: string; expires_at: Date };
export type AuthTwoFactorTable = { id: string; user_id: string };
