import type { Db } from '@plumb/stores/records/open-records';
import { Refusal } from '../access/refusal.ts';
import type { Act } from '../act.ts';

/** These accounts and all others of the same persons, as far as the security administrator linked them to a person. */
export async function withOtherAccounts(db: Db, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return [];
  const others = await db
    .selectFrom('recusal_tie as known')
    .innerJoin('recusal_tie as other', 'other.id_no', 'known.id_no')
    .select('other.account')
    .where('known.account', 'in', [...accounts])
    .where('known.degree', '=', 0)
    .where('other.degree', '=', 0)
    .execute();
  return [...new Set([...accounts, ...others.map(({ account }) => account)])];
}

/** Nobody decides on their own request under another account. Throws `own-request`; it is written to the ledger. */
export async function refuseSamePerson(
  { db, caller }: Act,
  asker: string,
  object: { type: string; id: string },
  action: string,
): Promise<void> {
  if (!(await withOtherAccounts(db, [asker])).includes(caller.account_id)) return;
  throw new Refusal({
    code: 'own-request',
    texts: {
      zh: '申请人与您是同一人,不得审批本人提出的申请',
      en: 'the one who asked is you: nobody approves their own request, under whatever account',
    },
    object,
    action,
  });
}

/** Nobody administrates another account of their own. Throws `own-account`; it is written to the ledger. */
export async function refuseOwnAccount({ db, caller }: Act, account: string, action: string): Promise<void> {
  if (!(await withOtherAccounts(db, [account])).includes(caller.account_id)) return;
  throw new Refusal({
    code: 'own-account',
    texts: {
      zh: '该账号属于您本人,须由其他管理员办理',
      en: 'this account is yours: another administrator has to do it',
    },
    object: { type: 'account', id: account },
    action,
  });
}
