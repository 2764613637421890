import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from '../access/caller.ts';
import { theHouse } from '../access/policy-book.ts';
import { unseen } from '../access/refusal.ts';
import { act } from '../act.ts';
import type { House } from '../house.ts';
import type { NumberedEntry } from './entry.ts';
import { keptCheckpoints, keptLedger, leafHashes } from './kept-ledger.ts';
import { inclusionProof } from './merkle-tree.ts';
import { digestOf } from './signature.ts';
import { type Verification, verifyLedger } from './verify.ts';
import type { Checkpoint } from './witness.ts';

export type LedgerFilter = {
  actor?: string | undefined;
  act?: string | undefined;
  outcome?: 'done' | 'refused' | undefined;
  object_type?: string | undefined;
  object_id?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Entries before this number. */
  before?: number | undefined;
  limit: number;
};

export type ReadEntry = NumberedEntry & { actor_name: string; leaf_hash: string };

/** The ledger, the newest first, for the auditor. Reading it is itself written there. */
export async function readLedger(house: House, caller: Caller, filter: LedgerFilter): Promise<ReadEntry[]> {
  return act(house, caller, 'audit:read', async ({ db, authorise, record }) => {
    authorise('audit:read', theHouse);
    let query = db
      .selectFrom('ledger_entry')
      .leftJoin('account', 'account.id', 'ledger_entry.actor')
      .selectAll('ledger_entry')
      .select('account.name as actor_name');
    if (filter.actor) query = query.where('ledger_entry.actor', '=', filter.actor);
    if (filter.act) query = query.where('ledger_entry.act', '=', filter.act);
    if (filter.outcome) query = query.where('ledger_entry.outcome', '=', filter.outcome);
    if (filter.object_type) query = query.where('ledger_entry.object_type', '=', filter.object_type);
    if (filter.object_id) query = query.where('ledger_entry.object_id', '=', filter.object_id);
    if (filter.from) query = query.where('ledger_entry.at', '>=', filter.from);
    if (filter.to) query = query.where('ledger_entry.at', '<=', `${filter.to} 23:59:59`);
    if (filter.before !== undefined) query = query.where('ledger_entry.seq', '<', filter.before);
    else {
      const { before: _, limit: __, ...asked } = filter;
      const reason = JSON.stringify(asked);
      record({ object: { type: 'ledger', id: 'ledger' }, ...(reason === '{}' ? {} : { reason }) });
    }
    const rows = await query.orderBy('ledger_entry.seq', 'desc').limit(filter.limit).execute();
    return rows.map(({ leaf_hash, actor_name, ...row }) => ({
      ...row,
      actor_name: actor_name ?? row.actor,
      leaf_hash: leaf_hash.toString('hex'),
    }));
  });
}

/** Verifies the ledger in the records, from a day on or whole. The result is written there too. Undefined: nothing was written yet. */
export async function verifyKeptLedger(house: House, caller: Caller, from?: string): Promise<Verification | undefined> {
  await act(house, caller, 'audit:verify', async ({ authorise }) => authorise('audit:verify', theHouse));
  const result = await house.records.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const kept = await keptLedger(db, house.seal, from);
      return kept && verifyLedger(kept, house.seal.trusted);
    });
  if (result)
    await act(house, caller, 'audit:verify', async ({ record }) => {
      const said = result.ok ? `1–${result.to}: whole` : `first wrong: ${result.first_wrong}`;
      record({ object: { type: 'ledger', id: 'ledger' }, reason: said });
    });
  return result;
}

export type EntryProof = {
  seq: number;
  leaf_hash: string;
  /** RFC 9162 audit path to the checkpoint's root, base64. */
  path: string[];
  hash: 'sm3' | 'sha256';
  checkpoint: Checkpoint;
};

/** Proof that an entry is under the last signed checkpoint: who has it needs neither the platform nor the other entries. Throws `not-under-checkpoint`. */
export async function proveEntry(house: House, caller: Caller, seq: number): Promise<EntryProof> {
  return act(house, caller, 'audit:prove', async ({ db, authorise, record }) => {
    authorise('audit:prove', theHouse);
    const head = await db.selectFrom('ledger_head').select(['ledger', 'hash', 'size']).executeTakeFirst();
    if (!head || seq > head.size) throw unseen({ type: 'ledger_entry', id: String(seq) });
    const checkpoint = (await keptCheckpoints(db, head.ledger)).at(-1);
    if (!checkpoint || checkpoint.size < seq) throw notYet();
    const hashes: Uint8Array[] = [];
    for await (const hash of leafHashes(db, checkpoint.size)) hashes.push(hash);
    const path = inclusionProof(digestOf(head.hash), hashes, seq - 1);
    record({ object: { type: 'ledger_entry', id: String(seq) } });
    return {
      seq,
      leaf_hash: Buffer.from(hashes[seq - 1] as Uint8Array).toString('hex'),
      path: path.map((node) => Buffer.from(node).toString('base64')),
      hash: head.hash,
      checkpoint,
    };
  });
}

function notYet(): PlumbError {
  return new PlumbError({
    code: 'not-under-checkpoint',
    texts: {
      zh: '该条尚未纳入签名检查点,请稍后再取证明',
      en: 'this entry is not yet under a signed checkpoint: ask again in a few minutes',
    },
    exit: 1,
  });
}
