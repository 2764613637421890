import type { Db } from '@plumb/stores/records/open-records';
import type { Caller } from './access/caller.ts';
import type { Resource } from './access/policy-book.ts';
import { Refusal, refused, unseen } from './access/refusal.ts';
import type { Announcement, House } from './house.ts';
import { appendEntries } from './ledger/append.ts';
import type { LedgerEntry } from './ledger/entry.ts';
import { onceFor } from './once.ts';

/** What one act writes into the ledger about one object. `before` and `after` are kept as digests only. */
export type Recorded = { object: { type: string; id: string }; before?: unknown; after?: unknown; reason?: string };

export type Act = {
  /** The transaction: everything in it happens, with its ledger entries, or nothing does. */
  db: Db;
  house: House;
  caller: Caller;
  /** The moment of the act. */
  now: string;
  /** Refuses unless the policies let the caller do `action` to `resource`; a resource outside its sight is "not found". Refusals are audited. */
  authorise(action: string, resource: Resource): void;
  record(what: Recorded): void;
  announce(what: Omit<Announcement, 'act'>): void;
};

/**
 * One act on the records: authorise → load → decide → save → audit. `name` is the act's name in the ledger ('hit:dispatch').
 * The ledger entries are appended last in the same transaction; a refusal undoes all and is audited in one of its own.
 */
export async function act<T>(house: House, caller: Caller, name: string, work: (act: Act) => Promise<T>): Promise<T> {
  const now = house.now();
  const repeat = onceFor(name);
  const announced: Announcement[] = [];
  const denied: LedgerEntry[] = [];
  const entry = (what: Recorded, outcome: LedgerEntry['outcome'], act = name): LedgerEntry => ({
    at: now,
    actor: caller.account_id,
    actor_kind: caller.kind,
    act,
    outcome,
    ...what,
  });
  try {
    const result = await house.records.db.transaction().execute(async (db) => {
      const earlier = await repeat?.earlier(db);
      if (earlier) return earlier.value as T;
      const entries: LedgerEntry[] = [];
      const value = await work({
        db,
        house,
        caller,
        now,
        authorise: (action, resource) => {
          const decision = house.policies.decide(caller, action, resource);
          if (decision === 'allow') return;
          denied.push(entry({ object: { type: resource.type, id: resource.id } }, 'refused', action));
          throw decision === 'unseen' ? unseen(resource, action) : refused(action, resource);
        },
        record: (what) => entries.push(entry(what, 'done')),
        announce: (what) => announced.push({ ...what, act: name }),
      });
      await repeat?.keep(db, value);
      // An act over many may go on past those it was refused.
      await appendEntries(db, house.seal, [...entries, ...denied]);
      return value;
    });
    for (const one of announced) house.announce(one);
    return result;
  } catch (error) {
    if (error instanceof Refusal && denied.length === 0)
      denied.push(entry({ object: error.object }, 'refused', error.action));
    if (denied.length > 0) await house.records.db.transaction().execute((db) => appendEntries(db, house.seal, denied));
    throw error;
  }
}
