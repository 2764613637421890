import { askPlatform } from '../../platform/ask-platform.ts';
import { say } from '../../terminal/language.ts';
import type { RecoverArguments } from '../accounts.ts';

/** Standard output holds the login and the password alone, as `up` prints first ones: shown once, kept nowhere. */
export async function recover(login: string, { reason, data }: RecoverArguments): Promise<number> {
  const given = await askPlatform<{ login: string; password: string }>(data, '/api/accounts/recover', {
    method: 'POST',
    body: { login, reason },
  });
  process.stdout.write(`${given.login} ${given.password}\n`);
  process.stderr.write(
    `${say({
      zh: '一次性口令只显示这一次,请当面交给本人,登录后须立即更改并重新绑定第二因素;此事已记入审计账本,每名管理员下次登录时都会看到',
      en: 'The one-time password is shown this once: hand it to its owner, who must change it and set up a second factor at once. The audit ledger has it, and every administrator is told at the next sign-in',
    })}\n`,
  );
  return 0;
}
