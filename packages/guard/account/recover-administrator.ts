import { PlumbError } from '@plumb/ground/problem';
import { sql } from 'kysely';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { adminRoles } from '../access/role.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import { tellOwner } from './account-notice.ts';
import { isAdministrator } from './administrators.ts';
import { firstPassword } from './first-password.ts';
import { dropSecondFactor, replacePassword } from './reset-access.ts';

/**
 * The last way in, from the machine's own console alone: an administrator's account gets a one-time password and no second factor, for when the other two
 * cannot help. Its owner and every other administrator are told. Throws `no-administrator` for any other account, `reason-needed`.
 */
export async function recoverAdministrator(
  house: House,
  caller: Caller,
  input: { login: string; reason: string },
): Promise<{ login: string; password: string }> {
  return act(house, caller, 'account:recover', async (on) => {
    const { db, authorise, record } = on;
    authorise('account:recover', theHouse);
    const login = input.login.trim().toLowerCase();
    const reason = input.reason.trim();
    if (!reason) throw reasonNeeded();
    const account = await db
      .selectFrom('account')
      .selectAll()
      .where('login', '=', login)
      .where('state', '=', 'active')
      .forUpdate()
      .executeTakeFirst();
    if (!account || !isAdministrator(account)) throw noAdministrator(login);
    const password = firstPassword();
    await dropSecondFactor(on, account);
    await replacePassword(on, account, password);
    await tellOwner(on, account.id, 'console_recovery', { reason });
    const others = await db
      .selectFrom('account')
      .select('id')
      .where('state', '=', 'active')
      .where('id', '<>', account.id)
      .where(sql<boolean>`roles && ${[...adminRoles]}::text[]`)
      .execute();
    for (const { id } of others) await tellOwner(on, id, 'console_recovery_of', { reason, subject: login });
    record({ object: { type: 'account', id: account.id }, before: { second_factor: account.second_factor }, reason });
    return { login, password };
  });
}

function noAdministrator(login: string): PlumbError {
  return new PlumbError({
    code: 'no-administrator',
    texts: {
      zh: `${login} 不是启用中的管理员账号;其他账号由两名管理员重置`,
      en: `${login} is no open administrator's account; others are reset by two administrators`,
    },
    where: 'login',
  });
}

function reasonNeeded(): PlumbError {
  return new PlumbError({ code: 'reason-needed', texts: { zh: '请写明理由', en: 'say why' }, where: 'reason' });
}
