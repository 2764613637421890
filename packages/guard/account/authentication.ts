import { randomUUID } from 'node:crypto';
import type { Db } from '@plumb/stores/records/open-records';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';

/** One OpenID Connect provider of the customer's: its people sign in there instead of with a password. */
export type OidcSettings = { id: string; discoveryUrl: string; clientId: string; clientSecret: string };

export type AuthenticationSettings = {
  /** Signs cookies and encrypts second-factor secrets: of this installation, from a key file. */
  secret: string;
  /** The address that people reach the platform by; https makes its cookies secure. */
  publicUrl: string;
  oidc?: OidcSettings;
};

const dates = { createdAt: 'created_at', updatedAt: 'updated_at' };
/** Longest life of the library's own session; ours ends it earlier (idle and longest time). */
const sessionSeconds = 24 * 3600;

/** The authentication library on our tables: passwords (scrypt), sessions in signed cookies, one-time codes, OpenID Connect. It is never mounted as a whole: only what our use cases call. */
export function openAuthentication(db: Db, { secret, publicUrl, oidc }: AuthenticationSettings) {
  return betterAuth({
    appName: '准绳 Plumbline',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    session: {
      modelName: 'auth_session',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...dates,
      },
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...dates } },
    account: {
      modelName: 'auth_credential',
      accountLinking: { enabled: false },
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...dates,
      },
    },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...dates } },
    advanced: {
      cookiePrefix: 'plumb',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 2, maxUsernameLength: 40, usernameValidator: isLogin }),
      twoFactor({
        issuer: '准绳 Plumbline',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
        // Wrong codes count with wrong passwords in our own lock-out.
        accountLockout: { enabled: false },
      }),
      ...(oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: oidc.id,
                  discoveryUrl: oidc.discoveryUrl,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'profile'],
                  disableSignUp: true,
                  pkce: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
}

export type Authentication = ReturnType<typeof openAuthentication>;

/** Names that people sign in with: letters of any script, digits, dot, dash, underscore. */
export function isLogin(text: string): boolean {
  return /^[\p{L}\p{N}._-]{2,40}$/u.test(text);
}
