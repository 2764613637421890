import type { Db } from '@plumb/stores/records/open-records';
import { headMac } from './append.ts';
import type { NumberedEntry } from './entry.ts';
import { type Frontier, growFrontier, same } from './merkle-tree.ts';
import type { Seal } from './seal.ts';
import { digestOf } from './signature.ts';
import type { LedgerSource } from './verify.ts';
import type { Checkpoint } from './witness.ts';

const page = 5_000;

/** The ledger in the records, from the first entry of the day `from` on. `db`: one transaction that sees one moment. Undefined: nothing was written yet. */
export async function keptLedger(db: Db, seal: Seal, from?: string): Promise<LedgerSource | undefined> {
  const head = await db.selectFrom('ledger_head').selectAll().executeTakeFirst();
  if (!head) return undefined;
  const first = from === undefined ? 1 : await firstSince(db, from);
  const begin: Frontier = { size: 0, peaks: [] };
  const digest = digestOf(head.hash);
  for await (const hash of leafHashes(db, first - 1)) growFrontier(digest, begin, hash);
  return {
    ledger: head.ledger,
    hash: head.hash,
    begin,
    entries: () => entriesFrom(db, first),
    checkpoints: [...(await keptCheckpoints(db, head.ledger)), ...seal.witnessed()].filter(
      ({ size }) => size >= first - 1,
    ),
    agreesWithHead: (found) =>
      found.size === head.size && same(headMac({ ...seal, digest }, head.ledger, found), head.mac),
  };
}

/** Number of the first entry at or after `from` ('YYYY-MM-DD'); one past the last where there is none. */
async function firstSince(db: Db, from: string): Promise<number> {
  const found = await db
    .selectFrom('ledger_entry')
    .select('seq')
    .where('at', '>=', from)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (found) return found.seq;
  const last = await db.selectFrom('ledger_entry').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return (last?.seq ?? 0) + 1;
}

/** Leaf hashes of the entries 1 to `upto`, in order. */
export async function* leafHashes(db: Db, upto: number): AsyncIterable<Uint8Array> {
  for (let after = 0; after < upto; ) {
    const rows = await db
      .selectFrom('ledger_entry')
      .select(['seq', 'leaf_hash'])
      .where('seq', '>', after)
      .where('seq', '<=', upto)
      .orderBy('seq')
      .limit(page)
      .execute();
    if (rows.length === 0) return;
    for (const row of rows) yield row.leaf_hash;
    after = rows.at(-1)?.seq ?? upto;
  }
}

/** Entries from number `first` on, at most up to `upto`. */
export async function* entriesFrom(
  db: Db,
  first: number,
  upto = Number.MAX_SAFE_INTEGER,
): AsyncIterable<NumberedEntry & { leaf_hash: string }> {
  for (let after = first - 1; ; ) {
    const rows = await db
      .selectFrom('ledger_entry')
      .selectAll()
      .where('seq', '>', after)
      .where('seq', '<=', upto)
      .orderBy('seq')
      .limit(page)
      .execute();
    for (const row of rows) yield { ...row, leaf_hash: row.leaf_hash.toString('hex') };
    if (rows.length < page) return;
    after = rows.at(-1)?.seq ?? after;
  }
}

export async function keptCheckpoints(db: Db, ledger: string): Promise<Checkpoint[]> {
  const rows = await db.selectFrom('ledger_checkpoint').selectAll().orderBy('size').execute();
  return rows.map(({ root, ...row }) => ({ ...row, ledger, root: root.toString('base64') }));
}
