import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import type { Caller } from '../access/caller.ts';
import { Refusal } from '../access/refusal.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { agentOf } from './agent.ts';
import { isLogin } from './authentication.ts';
import { cookiesOf } from './cookies.ts';
import { chargeAttempt, forgive, loginDigest } from './sign-in-failures.ts';

export type SignIn = {
  login: string;
  password: string;
  /** One-time code or recovery code, where the account has a second factor. */
  code?: string;
};

export type SignedIn = { account: string; session: string /** For the Set-Cookie headers. */; cookies: string[] };

/**
 * Lets somebody in. Throws `wrong-credentials` for an unknown name, a wrong password, a wrong code and a disabled account alike;
 * `second-factor-needed` once the password is right; `locked-out` after too many failures. All but the second are audited.
 */
export async function signIn(house: House, { login, password, code }: SignIn, userAgent = ''): Promise<SignedIn> {
  const digest = loginDigest(house, login);
  const account = await house.records.db
    .selectFrom('account')
    .select(['id', 'name', 'unit', 'state', 'revision'])
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst();
  const visitor = visitorOf(account?.id ?? 'nobody', account?.name ?? '', account?.unit ?? '');
  return act(house, visitor, 'session:sign-in', async ({ db, now, record }) => {
    await chargeAttempt(house, digest);
    const let_in = await authenticate(house, { login, password, ...(code ? { code: code.trim() } : {}) });
    if (let_in === 'second-factor') {
      await forgive(house, digest, true);
      throw secondFactorNeeded();
    }
    if (let_in === undefined || account?.state !== 'active') {
      if (let_in) await house.records.db.deleteFrom('auth_session').where('token', '=', let_in.token).execute();
      throw wrongCredentials(account?.id ?? digest.slice(0, 16));
    }
    if (!(await unchanged(db, account))) {
      await house.records.db.deleteFrom('auth_session').where('token', '=', let_in.token).execute();
      throw wrongCredentials(account.id);
    }
    await forgive(house, digest);
    const session = await db
      .selectFrom('auth_session')
      .select('id')
      .where('token', '=', let_in.token)
      .executeTakeFirstOrThrow();
    const { second_factor } = let_in;
    await db
      .insertInto('account_session')
      .values({
        id: session.id,
        account: account.id,
        started_at: now,
        seen_at: now,
        second_factor,
        agent: agentOf(userAgent),
        ended_at: null,
        ended_why: null,
      })
      .execute();
    record({ object: { type: 'session', id: session.id }, after: { account: account.id, second_factor } });
    return { account: account.id, session: session.id, cookies: let_in.cookies };
  });
}

/** Whether the account is what it was when its password was looked at: a reset or a closing that came between ends this session like the others. */
async function unchanged(db: Db, { id, revision }: { id: string; revision: number }): Promise<boolean> {
  const now = await db.selectFrom('account').select('revision').where('id', '=', id).forShare().executeTakeFirst();
  return now?.revision === revision;
}

/** `second_factor`: the code was asked for and was right; one sent without need proves nothing. */
type LetIn = { token: string; cookies: string[]; second_factor: boolean };

async function authenticate(
  house: House,
  { login, password, code }: SignIn,
): Promise<LetIn | 'second-factor' | undefined> {
  const { api } = house.doorkeeper.authentication;
  if (!isLogin(login.trim()) || password.length === 0 || password.length > 128) return undefined;
  try {
    const body = { username: login.trim().toLowerCase(), password, rememberMe: false };
    const first = await api.signInUsername({ body, headers: new Headers(), returnHeaders: true });
    if (!('twoFactorRedirect' in first.response))
      return { token: first.response.token, cookies: first.headers.getSetCookie(), second_factor: false };
    if (code === undefined) return 'second-factor';
    const headers = new Headers({ cookie: cookiesOf(first.headers.getSetCookie()) });
    const given = { body: { code }, headers, returnHeaders: true } as const;
    const second = /^\d{6}$/.test(code) ? await api.verifyTOTP(given) : await api.verifyBackupCode(given);
    const { token } = second.response as { token?: string };
    return token ? { token, cookies: second.headers.getSetCookie(), second_factor: true } : undefined;
  } catch (error) {
    if (isLibraryRefusal(error)) return undefined;
    throw error;
  }
}

/** The library's own "no", apart from what is broken. */
export function isLibraryRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: number } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function visitorOf(id: string, name: string, unit: string): Caller {
  return {
    account_id: id,
    name,
    roles: [],
    unit,
    units: [],
    regions: [],
    assurance: 'password',
    session_id: '',
    kind: 'person',
  };
}

function wrongCredentials(id: string): Refusal {
  return new Refusal({
    code: 'wrong-credentials',
    texts: { zh: '登录名、口令或动态码不正确', en: 'the name, the password or the code is wrong' },
    object: { type: 'login', id },
  });
}

function secondFactorNeeded(): PlumbError {
  return new PlumbError({
    code: 'second-factor-needed',
    texts: { zh: '请输入动态码', en: 'give the one-time code' },
    where: 'code',
    exit: 1,
  });
}
