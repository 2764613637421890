import { randomUUID } from 'node:crypto';
import { addDays } from '@plumb/ground/period';
import type { AccountNoticeTable, NoticeOf } from '@plumb/stores/records/tables/account';
import type { Selectable } from 'kysely';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { type Act, act } from '../act.ts';
import type { House } from '../house.ts';

export type AccountNotice = Selectable<AccountNoticeTable> & {
  asked_by_name: string;
  confirmed_by_name: string | null;
};

const shownDays = 90;

/** Tells an account's owner what others did to it. */
export async function tellOwner(
  { db, now, caller }: Act,
  account: string,
  what: NoticeOf,
  { reason, asked_by, subject = null }: { reason: string; asked_by?: string; subject?: string | null },
): Promise<void> {
  await db
    .insertInto('account_notice')
    .values({
      id: randomUUID(),
      account,
      at: now,
      what,
      asked_by: asked_by ?? caller.account_id,
      confirmed_by: asked_by === undefined ? null : caller.account_id,
      reason,
      subject,
      read_at: null,
    })
    .execute();
}

/** What others did to the caller's own account of late, the newest first. Read ones stay: whoever comes in wrongly cannot make them vanish. */
export async function listNotices(house: House, caller: Caller): Promise<AccountNotice[]> {
  return act(house, caller, 'session:notices', async ({ db, now, authorise }) => {
    authorise('session:notices', theHouse);
    const found = await db
      .selectFrom('account_notice as notice')
      .leftJoin('account as asker', 'asker.id', 'notice.asked_by')
      .leftJoin('account as confirmer', 'confirmer.id', 'notice.confirmed_by')
      .selectAll('notice')
      .select(['asker.name as asker', 'confirmer.name as confirmer'])
      .where('notice.account', '=', caller.account_id)
      .where((eb) =>
        eb.or([eb('notice.read_at', 'is', null), eb('notice.at', '>=', addDays(now.slice(0, 10), -shownDays))]),
      )
      .orderBy('notice.at', 'desc')
      .orderBy('notice.id')
      .execute();
    return found.map(({ asker, confirmer, ...notice }) => ({
      ...notice,
      asked_by_name: asker ?? notice.asked_by,
      confirmed_by_name: confirmer ?? notice.confirmed_by,
    }));
  });
}

/** The caller has read these of their own. */
export async function readNotices(house: House, caller: Caller, ids: readonly string[]): Promise<void> {
  await act(house, caller, 'session:notices', async ({ db, now, authorise, record }) => {
    authorise('session:notices', theHouse);
    if (ids.length === 0) return;
    const read = await db
      .updateTable('account_notice')
      .set({ read_at: now })
      .where('account', '=', caller.account_id)
      .where('read_at', 'is', null)
      .where('id', 'in', [...ids])
      .returning('id')
      .execute();
    if (read.length > 0)
      record({ object: { type: 'account', id: caller.account_id }, after: { read: read.map(({ id }) => id) } });
  });
}
