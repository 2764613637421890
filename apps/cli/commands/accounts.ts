import { join } from 'node:path';
import type { Command } from 'commander';
import { say } from '../terminal/language.ts';
import { root } from '../terminal/library.ts';

export type RecoverArguments = { reason: string; data: string };

export function registerAccounts(program: Command): void {
  const accounts = program.command('accounts').summary(say({ zh: '账号', en: 'accounts' }));
  accounts
    .command('recover')
    .summary(say({ zh: '为失去口令或第二因素的管理员恢复登录', en: 'let an administrator in again' }))
    .description(
      say({
        zh: '仅当另外两名管理员也无法协助时使用:给一个启用中的管理员账号一次性口令,取消其第二因素,结束其会话。只能由平台的运行用户在本机对运行中的平台使用;理由记入审计账本,本人与每名管理员下次登录时都会被告知。其他账号由两名管理员在网页上重置。',
        en: "For when the other two administrators cannot help: gives an administrator's open account a one-time password, takes its second factor away and ends its sessions. Only the platform's own user on this machine may, while it runs; the reason goes into the audit ledger, the owner and every administrator are told at the next sign-in. Other accounts are reset by two administrators in the web application.",
      }),
    )
    .argument('<login>', say({ zh: '管理员的登录名', en: "the administrator's login" }))
    .requiredOption('--reason <text>', say({ zh: '恢复的理由(留痕)', en: 'why it is recovered (kept)' }))
    .option('--data <dir>', say({ zh: '数据目录', en: 'data folder' }), join(root, 'data'))
    .addHelpText(
      'after',
      say({
        zh: '\n例: ./plumb accounts recover secadmin --reason "手机遗失,另两名管理员均已离岗"',
        en: '\nExample: ./plumb accounts recover secadmin --reason "phone lost, both other administrators have left"',
      }),
    )
    .action(async (login: string, options: RecoverArguments) => {
      const { recover } = await import('./accounts/recover.ts');
      process.exitCode = await recover(login, options);
    });
}
