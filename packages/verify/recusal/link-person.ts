import { parseIdentityNumber } from '@plumb/ground/identity-number';
import { PlumbError, problemText } from '@plumb/ground/problem';
import type { Caller } from '@plumb/guard/access/caller';
import { theHouse } from '@plumb/guard/access/policy-book';
import { lockAccount } from '@plumb/guard/account/account';
import { refuseOwnAccount } from '@plumb/guard/account/same-person';
import { act } from '@plumb/guard/act';
import type { House } from '@plumb/guard/house';
import type { Db } from '@plumb/stores/records/open-records';

/**
 * Says which person an account is, so that it can be kept from the own matters and those of its kin, and two accounts of one
 * person count as one. Who administrates may link an account of their own once, not make it somebody else's afterwards.
 */
export async function linkPerson(
  house: House,
  caller: Caller,
  input: { account: string; id_no: string },
): Promise<void> {
  return act(house, caller, 'recusal:link', async (act) => {
    act.authorise('recusal:link', theHouse);
    await lockAccount(act.db, input.account);
    const parsed = parseIdentityNumber(input.id_no);
    if (!parsed.ok)
      throw new PlumbError({ code: parsed.problem, where: 'id_no', texts: problemText(parsed.problem, parsed.values) });
    if (await isLinkedElsewhere(act.db, input.account, parsed.value))
      await refuseOwnAccount(act, input.account, 'recusal:link');
    await act.db.deleteFrom('recusal_tie').where('account', '=', input.account).execute();
    await act.db
      .insertInto('recusal_tie')
      .values({ account: input.account, id_no: parsed.value, degree: 0, relation: '本人', as_of: act.now })
      .execute();
    act.record({ object: { type: 'account', id: input.account }, reason: 'linked to its person, for recusal' });
  });
}

async function isLinkedElsewhere(db: Db, account: string, idNo: string): Promise<boolean> {
  const link = await db
    .selectFrom('recusal_tie')
    .select('id_no')
    .where('account', '=', account)
    .where('degree', '=', 0)
    .executeTakeFirst();
  return link !== undefined && link.id_no !== idNo;
}

/** Kin within two degrees of these persons: the derived table `kin` of the warehouse. */
export type KinOf = (
  persons: readonly string[],
) => Promise<readonly { id_no: string; kin_id: string; degree: 1 | 2; relation: string }[]>;

/** After each delivery of kinship: the ties of all linked accounts, anew. */
export async function refreshTies(house: House, caller: Caller, kinOf: KinOf): Promise<{ ties: number }> {
  return act(house, caller, 'recusal:refresh', async (act) => {
    act.authorise('recusal:refresh', theHouse);
    const linked = await act.db
      .selectFrom('recusal_tie')
      .select(['account', 'id_no'])
      .where('degree', '=', 0)
      .execute();
    const kin = linked.length > 0 ? await kinOf(linked.map(({ id_no }) => id_no)) : [];
    const rows = linked.flatMap(({ account, id_no }) =>
      kin
        .filter((one) => one.id_no === id_no)
        .map(({ kin_id, degree, relation }) => ({ account, id_no: kin_id, degree, relation, as_of: act.now })),
    );
    await act.db.deleteFrom('recusal_tie').where('degree', '>', 0).execute();
    if (rows.length > 0)
      await act.db
        .insertInto('recusal_tie')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    act.record({ object: { type: 'recusal', id: 'all' }, after: { ties: rows.length } });
    return { ties: rows.length };
  });
}
