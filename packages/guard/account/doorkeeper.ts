import { randomBytes } from 'node:crypto';
import type { Db } from '@plumb/stores/records/open-records';
import { adminRoles, type Role } from '../access/role.ts';
import { secretFile } from '../ledger/seal.ts';
import { type Authentication, type OidcSettings, openAuthentication } from './authentication.ts';

export type SignInSettings = {
  /** 'required': administrators and leaders can do nothing before they gave a second factor. */
  second_factor: 'required' | 'offered';
  /** A session without a request for so long ends. */
  idle_minutes: number;
  /** And every session ends after so long. */
  longest_hours: number;
  /** A password is changed after so many days; null: never. */
  password_days: number | null;
  /** So many wrong passwords or codes lock the name for so long. */
  failures: number;
  lock_minutes: number;
};

export const usualSignIn: SignInSettings = {
  second_factor: 'required',
  idle_minutes: 30,
  longest_hours: 12,
  password_days: 90,
  failures: 5,
  lock_minutes: 15,
};

/** Who lets people in. */
export type Doorkeeper = { authentication: Authentication; settings: SignInSettings };

/** Opens the authentication library with the secret of the key folder, made where there is none. */
export function openDoorkeeper(
  db: Db,
  keys: string,
  options: { publicUrl?: string | undefined; oidc?: OidcSettings; settings?: Partial<SignInSettings> } = {},
): Doorkeeper {
  const { publicUrl = 'http://localhost', oidc } = options;
  const secret = secretFile(keys, 'session.key', () => randomBytes(32).toString('hex'));
  const authentication = openAuthentication(db, { secret, publicUrl, ...(oidc ? { oidc } : {}) });
  return { authentication, settings: { ...usualSignIn, ...options.settings } };
}

const needSecondFactor: readonly Role[] = [...adminRoles, 'leader'];

/** Whether somebody with these roles has to give a second factor. */
export function needsSecondFactor({ settings }: Doorkeeper, roles: readonly string[]): boolean {
  return (
    settings.second_factor === 'required' &&
    roles.some((role) => (needSecondFactor as readonly string[]).includes(role))
  );
}
