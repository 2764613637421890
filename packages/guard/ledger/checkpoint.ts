import type { House } from '../house.ts';
import { lockHead } from './append.ts';
import { frontierRoot } from './merkle-tree.ts';
import { signedBy } from './signature.ts';
import type { Checkpoint } from './witness.ts';

function statement({ ledger, size, root, at }: Pick<Checkpoint, 'ledger' | 'size' | 'root' | 'at'>): Uint8Array {
  return Buffer.from(`plumbline ledger checkpoint\n${ledger}\n${size}\n${root}\n${at}\n`, 'utf8');
}

/** Signs how far the ledger has grown; undefined where nothing was appended since the last one. Made by a job every few minutes, and on stop. */
export async function makeCheckpoint({
  records,
  seal,
  now,
}: Pick<House, 'records' | 'seal' | 'now'>): Promise<Checkpoint | undefined> {
  return records.db.transaction().execute(async (db) => {
    const { ledger, frontier } = await lockHead(db, seal);
    const last = await db
      .selectFrom('ledger_checkpoint')
      .select('size')
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    if ((last?.size ?? 0) >= frontier.size) return undefined;
    const root = Buffer.from(frontierRoot(seal.digest, frontier));
    const said = { ledger, size: frontier.size, root: root.toString('base64'), at: now() };
    const signed = { algorithm: seal.signature, public_key: seal.publicKey, signature: seal.sign(statement(said)) };
    await db
      .insertInto('ledger_checkpoint')
      .values({ size: said.size, root, at: said.at, ...signed })
      .execute();
    const checkpoint: Checkpoint = { ...said, ...signed };
    seal.witness(checkpoint);
    return checkpoint;
  });
}

/** Whether the checkpoint is of this ledger and signed by one of these public keys over what it says. */
export function isGenuine(checkpoint: Checkpoint, ledger: string, trusted: readonly string[]): boolean {
  const { algorithm, public_key, signature } = checkpoint;
  return (
    checkpoint.ledger === ledger &&
    trusted.includes(public_key) &&
    signedBy(algorithm, public_key, statement(checkpoint), signature)
  );
}
