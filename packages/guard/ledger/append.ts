import { randomUUID } from 'node:crypto';
import { maskNumber } from '@plumb/ground/mask';
import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import { sql } from 'kysely';
import { canonicalJson } from './canonical.ts';
import { type LedgerEntry, leafBytes, type NumberedEntry } from './entry.ts';
import { type Frontier, frontierRoot, growFrontier, hashLeaf } from './merkle-tree.ts';
import type { Seal } from './seal.ts';

/** Appends entries to the ledger, inside the transaction of what they tell. Whoever appends holds the head until the commit, so numbers have no gap. */
export async function appendEntries(db: Db, seal: Seal, entries: LedgerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { ledger, frontier } = await lockHead(db, seal);
  const rows = entries.map((entry, at) => numbered(seal, entry, frontier.size + at + 1));
  const hashes = rows.map((row) => hashLeaf(seal.digest, leafBytes(row)));
  for (const hash of hashes) growFrontier(seal.digest, frontier, hash);
  await sql`
    INSERT INTO ledger_entry
      (seq, at, actor, actor_kind, act, outcome, object_type, object_id, reason, before_digest, after_digest, leaf_hash)
    SELECT * FROM unnest(
      ${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.at)}::timestamp[],
      ${rows.map((row) => row.actor)}::text[], ${rows.map((row) => row.actor_kind)}::text[],
      ${rows.map((row) => row.act)}::text[], ${rows.map((row) => row.outcome)}::text[],
      ${rows.map((row) => row.object_type)}::text[], ${rows.map((row) => row.object_id)}::text[],
      ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.before_digest)}::text[],
      ${rows.map((row) => row.after_digest)}::text[], ${hashes.map((hash) => Buffer.from(hash))}::bytea[])`.execute(db);
  await db
    .updateTable('ledger_head')
    .set({
      size: frontier.size,
      frontier: frontier.peaks.map((peak) => Buffer.from(peak)),
      mac: headMac(seal, ledger, frontier),
    })
    .execute();
}

/** The head, locked until the transaction ends; made with the first entry. */
export async function lockHead(db: Db, seal: Seal): Promise<{ ledger: string; frontier: Frontier }> {
  let head = await db.selectFrom('ledger_head').selectAll().forUpdate().executeTakeFirst();
  if (!head) {
    const ledger = randomUUID();
    const mac = headMac(seal, ledger, { size: 0, peaks: [] });
    const first = { one: true, ledger, hash: seal.hash, size: 0, frontier: [], mac };
    await db
      .insertInto('ledger_head')
      .values(first)
      .onConflict((oc) => oc.doNothing())
      .execute();
    head = await db.selectFrom('ledger_head').selectAll().forUpdate().executeTakeFirstOrThrow();
  }
  if (head.hash !== seal.hash) throw otherHash(head.hash, seal.hash);
  return { ledger: head.ledger, frontier: { size: head.size, peaks: head.frontier } };
}

/** Keyed digest of how far the ledger has grown. */
export function headMac(seal: Seal, ledger: string, frontier: Frontier): Buffer {
  const root = Buffer.from(frontierRoot(seal.digest, frontier)).toString('base64');
  return Buffer.from(seal.mac(Buffer.from(`head\n${ledger}\n${frontier.size}\n${root}\n`)));
}

function numbered(seal: Seal, entry: LedgerEntry, seq: number): NumberedEntry {
  const kept = (value: unknown) =>
    value === undefined ? null : Buffer.from(seal.mac(Buffer.from(canonicalJson(value)))).toString('hex');
  return {
    seq,
    at: entry.at,
    actor: entry.actor,
    actor_kind: entry.actor_kind,
    act: entry.act,
    outcome: entry.outcome,
    object_type: entry.object.type,
    object_id: entry.object.id.slice(0, 200),
    // Reasons are free text: an identity number that someone types there does not stay in the ledger.
    reason: entry.reason === undefined ? null : maskNumber(entry.reason),
    before_digest: kept(entry.before),
    after_digest: kept(entry.after),
  };
}

function otherHash(kept: string, asked: string): PlumbError {
  return new PlumbError({
    code: 'ledger-other-hash',
    texts: {
      zh: `审计账本以 ${kept} 建立,不能改用 ${asked}:请恢复原设置`,
      en: `the audit ledger was begun with ${kept} and cannot go on with ${asked}: restore the setting`,
    },
  });
}
