import { randomUUID } from 'node:crypto';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import type { Role } from '../access/role.ts';
import { type Act, act } from '../act.ts';
import type { House } from '../house.ts';
import { accountResource, expectCompatibleRoles } from './account.ts';
import { isLogin } from './authentication.ts';
import { firstPassword } from './first-password.ts';
import { passwordHalves, wholePassword } from './password-halves.ts';
import { expectGoodPassword } from './password-policy.ts';

export type CreateAccount = {
  login: string;
  name: string;
  /** org_code of the unit that the person belongs to. */
  unit: string;
  /** Subject at the OpenID Connect provider, where people sign in there. */
  oidc?: { provider: string; subject: string };
};

export type CreatedAccount = {
  id: string;
  login: string;
  /** Of the first password, shown once. The second comes with the first grant of roles: who makes accounts signs in with none. */
  first_half: string;
};

/** The system administrator makes an account, which may do nothing: roles are the security administrator's. Throws `login-taken`, `bad-login`. */
export async function createAccount(house: House, caller: Caller, input: CreateAccount): Promise<CreatedAccount> {
  return act(house, caller, 'account:create', async (on) => {
    const id = randomUUID();
    on.authorise('account:create', accountResource(caller, { id, state: 'active', roles: [] }));
    const halves = passwordHalves(house, id);
    const { login } = await writeAccount(on, { ...input, id, password: wholePassword(halves) });
    await on.db.updateTable('account').set({ second_half_waits: true }).where('id', '=', id).execute();
    return { id, login, first_half: halves.first };
  });
}

export type InstallAccount = CreateAccount & {
  /** First password; undefined: one is made. */
  password?: string;
  roles: readonly Role[];
  units: readonly string[] | 'all';
  regions: readonly string[];
  must_change_password: boolean;
};

export type InstalledAccount = { id: string; login: string /** Shown once. */; password: string };

/** The first accounts of an installation, by the machine alone: without them nobody could make the first. Throws as `createAccount`, and `weak-password`. */
export async function installAccount(house: House, caller: Caller, input: InstallAccount): Promise<InstalledAccount> {
  return act(house, caller, 'account:install', async (act) => {
    act.authorise('account:install', theHouse);
    expectCompatibleRoles(input.roles);
    const { login, name, password = firstPassword() } = input;
    expectGoodPassword(password, { login, name });
    const made = await writeAccount(act, { ...input, id: randomUUID(), password });
    const { roles, units, regions, must_change_password } = input;
    const grant = { roles: [...roles], units: units === 'all' ? null : [...units], regions: [...regions] };
    await act.db
      .updateTable('account')
      .set({ ...grant, must_change_password, granted_by: caller.account_id, granted_at: act.now })
      .where('id', '=', made.id)
      .execute();
    act.record({ object: { type: 'account', id: made.id }, after: grant });
    return made;
  });
}

async function writeAccount(
  { db, house, caller, now, record }: Act,
  input: CreateAccount & { id: string; password: string },
): Promise<InstalledAccount> {
  const { id, password } = input;
  const login = input.login.trim().toLowerCase();
  const name = input.name.trim();
  if (!isLogin(login)) throw badLogin();
  if (!name || !input.unit.trim()) throw incomplete();
  const taken = await db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst();
  if (taken) throw loginTaken(login);
  const library = await house.doorkeeper.authentication.$context;
  const hash = await library.password.hash(password);
  const dates = { created_at: new Date(), updated_at: new Date() };
  // The library wants an address; nothing is ever sent to it.
  const email = `${id}@plumbline.invalid`;
  const user = { id, name: login, email, email_verified: false, username: login, two_factor_enabled: false, ...dates };
  await db.insertInto('auth_user').values(user).execute();
  const credential = { user_id: id, ...dates };
  const own = { id: randomUUID(), account_id: id, provider_id: 'credential', password: hash, ...credential };
  await db.insertInto('auth_credential').values(own).execute();
  if (input.oidc) {
    const { provider: provider_id, subject: account_id } = input.oidc;
    const foreign = { id: randomUUID(), account_id, provider_id, password: null, ...credential };
    await db.insertInto('auth_credential').values(foreign).execute();
  }
  const made = {
    id,
    login,
    name,
    unit: input.unit.trim(),
    password_at: now,
    created_by: caller.account_id,
    created_at: now,
  };
  await db.insertInto('account').values(made).execute();
  await db.insertInto('password_history').values({ account: id, at: now, hash }).execute();
  record({ object: { type: 'account', id }, after: made });
  return { id, login, password };
}

function badLogin(): PlumbError {
  return new PlumbError({
    code: 'bad-login',
    texts: {
      zh: '登录名为 2 至 40 个汉字、字母、数字或 . _ -',
      en: 'a sign-in name has 2 to 40 letters, digits or . _ -',
    },
    where: 'login',
  });
}

function incomplete(): PlumbError {
  return new PlumbError({
    code: 'bad-input',
    texts: { zh: '姓名和所属单位不能为空', en: 'name and unit must be given' },
    where: 'name',
  });
}

function loginTaken(login: string): PlumbError {
  return new PlumbError({
    code: 'login-taken',
    texts: { zh: `登录名 ${login} 已被使用`, en: `the sign-in name ${login} is taken` },
    where: 'login',
    exit: 1,
  });
}
