import { PlumbError } from '@plumb/ground/problem';
import type { Act } from '@plumb/guard/act';
import { officialNumber } from '../paper/official-text.ts';

export type IssuedNumber = { number: string; year: number; n: number };

/**
 * The next number of an organ's letters of a kind in a year, inside the act: the counter's row stays locked until the act commits, so two
 * never get the same, and an act that fails leaves none behind.
 */
export async function issueNumber(
  act: Act,
  asked: { organ: string; kind: string; word: string; object: { type: 'letter' | 'task'; id: string } },
): Promise<IssuedNumber> {
  const { organ, kind, word, object } = asked;
  const year = Number(act.now.slice(0, 4));
  const { last_n: n } = await act.db
    .insertInto('letter_counter')
    .values({ organ, kind, year, last_n: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ', 'kind', 'year']).doUpdateSet(({ ref, eb }) => ({
        last_n: eb(ref('letter_counter.last_n'), '+', 1),
      })),
    )
    .returning('last_n')
    .executeTakeFirstOrThrow();
  const number = officialNumber(word, year, n);
  await act.db
    .insertInto('letter_number')
    .values({
      organ,
      kind,
      year,
      n,
      number,
      object_type: object.type,
      object_id: object.id,
      issued_by: act.caller.account_id,
      issued_at: act.now,
      cancelled_by: null,
      cancelled_at: null,
      cancelled_because: null,
    })
    .execute();
  return { number, year, n };
}

/** A number once given is never given again: cancelled, it stays in the register with its reason. */
export async function cancelNumber(act: Act, object: string, reason: string): Promise<void> {
  const cancelled = await act.db
    .updateTable('letter_number')
    .set({ cancelled_by: act.caller.account_id, cancelled_at: act.now, cancelled_because: reason })
    .where('object_id', '=', object)
    .where('cancelled_at', 'is', null)
    .returning('n')
    .executeTakeFirst();
  if (cancelled) return;
  throw new PlumbError({
    code: 'wrong-state',
    texts: { zh: '该文书没有有效文号', en: 'this letter has no number in force' },
    exit: 1,
  });
}
