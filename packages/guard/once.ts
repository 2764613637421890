import { AsyncLocalStorage } from 'node:async_hooks';
import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';

/** A request that may be sent again: every act in it commits together with its own answer, so that a repeat does nothing twice. */
export type Request = { account: string; key: string; route: string; digest: string; at: string };
type Running = Request & { counts: Map<string, number> };

const current = new AsyncLocalStorage<Running>();

/** Runs `work` so that every act in it is done once for this account and key, whatever crashes between and however often it is asked. */
export function once<T>(request: Request, work: () => T): T {
  return current.run({ ...request, counts: new Map() }, work);
}

export type Once = {
  /** The answer of the act where it was committed before; waits for one that is under way with the same key. */
  earlier(db: Db): Promise<{ value: unknown } | undefined>;
  keep(db: Db, value: unknown): Promise<void>;
};

/** The present request's hold on the next act of this name; undefined where the request has no key. */
export function onceFor(name: string): Once | undefined {
  const running = current.getStore();
  if (!running) return undefined;
  const number = (running.counts.get(name) ?? 0) + 1;
  running.counts.set(name, number);
  const { account, key, route, digest, at } = running;
  const act = `${name}#${number}`;
  return {
    earlier: async (db) => {
      const taken = await db
        .insertInto('idempotency')
        .values({ account, key, act, route, digest, at, value: null })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (taken.numInsertedOrUpdatedRows === 1n) return undefined;
      const kept = await db
        .selectFrom('idempotency')
        .select(['route', 'digest', 'value'])
        .where('account', '=', account)
        .where('key', '=', key)
        .where('act', '=', act)
        .executeTakeFirstOrThrow();
      if (kept.route !== route || kept.digest !== digest) throw keyReused();
      return { value: kept.value?.of };
    },
    keep: async (db, value) => {
      await db
        .updateTable('idempotency')
        .set({ value: JSON.stringify({ of: value }) })
        .where('account', '=', account)
        .where('key', '=', key)
        .where('act', '=', act)
        .execute();
    },
  };
}

/** Refuses a key that this account used for something else. */
export async function checkKey(db: Db, { account, key, route, digest }: Omit<Request, 'at'>): Promise<void> {
  const kept = await db
    .selectFrom('idempotency')
    .select(['route', 'digest'])
    .where('account', '=', account)
    .where('key', '=', key)
    .limit(1)
    .executeTakeFirst();
  if (kept && (kept.route !== route || kept.digest !== digest)) throw keyReused();
}

/** Keys older than `before` may be used anew. */
export async function forgetKeys(db: Db, before: string): Promise<void> {
  await db.deleteFrom('idempotency').where('at', '<', before).execute();
}

function keyReused(): PlumbError {
  return new PlumbError({
    code: 'key-reused',
    texts: {
      zh: '该幂等键(Idempotency-Key)已用于另一请求,请换一个新键',
      en: 'this Idempotency-Key was used for another request; take a new one',
    },
    where: 'idempotency-key',
    exit: 1,
  });
}
