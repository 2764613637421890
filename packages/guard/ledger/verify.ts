import { isGenuine } from './checkpoint.ts';
import { leafBytes, type NumberedEntry } from './entry.ts';
import { type Finding, finding } from './finding.ts';
import { type Frontier, frontierRoot, growFrontier, hashLeaf, same } from './merkle-tree.ts';
import { digestOf, type SealHash } from './signature.ts';
import type { Checkpoint } from './witness.ts';

/** A ledger to be verified, wherever it lies. */
export type LedgerSource = {
  ledger: string;
  hash: SealHash;
  /** The tree before the first entry. */
  begin: Frontier;
  /** In the order in which they lie there; `leaf_hash` as it is kept, hexadecimal. */
  entries(): AsyncIterable<NumberedEntry & { leaf_hash: string }>;
  checkpoints: readonly Checkpoint[];
  /** Whether the tree that was found is the one that the head tells of, for entries that are under no checkpoint yet. */
  agreesWithHead?(found: Frontier): boolean;
};

export type Verification = {
  ok: boolean;
  /** The first entry that is wrong, or the first of the span in which one is; null: none. */
  first_wrong: number | null;
  from: number;
  to: number;
  entries: number;
  /** Checkpoints with a true signature. */
  checkpoints: number;
  /** Entries up to here are under a signed checkpoint. */
  signed_to: number;
  /** Base64. */
  root: string;
  findings: Finding[];
};

const mostFindings = 100;

/** Reads the whole ledger once: finds each change, gap, reordering, truncation below a signed checkpoint, and forged checkpoint. */
export async function verifyLedger(source: LedgerSource, trusted: readonly string[]): Promise<Verification> {
  const digest = digestOf(source.hash);
  const findings: Finding[] = [];
  const add = (found: Finding) => findings.length < mostFindings && findings.push(found);
  const genuine = new Map<number, Checkpoint[]>();
  for (const checkpoint of source.checkpoints) {
    if (!isGenuine(checkpoint, source.ledger, trusted)) add(finding('forged', checkpoint.size));
    else genuine.set(checkpoint.size, [...(genuine.get(checkpoint.size) ?? []), checkpoint]);
  }
  const tree: Frontier = { size: source.begin.size, peaks: [...source.begin.peaks] };
  const from = tree.size + 1;
  let entries = 0;
  let signedTo = 0;
  let whole = true;
  let next = from;
  const compare = () => {
    for (const { root } of genuine.get(tree.size) ?? []) {
      if (!whole) return;
      whole = same(frontierRoot(digest, tree), Buffer.from(root, 'base64'));
      if (!whole) add(finding('root', Math.min(signedTo + 1, tree.size), tree.size));
      else signedTo = tree.size;
    }
  };
  compare();
  for await (const entry of source.entries()) {
    entries += 1;
    if (entry.seq > next) {
      add(finding('gap', next, entry.seq - 1, { count: entry.seq - next }));
      whole = false;
    } else if (entry.seq < next) {
      add(finding('reordered', entry.seq));
      whole = false;
    }
    next = Math.max(next, entry.seq + 1);
    const leaf = Buffer.from(entry.leaf_hash, 'hex');
    if (!same(hashLeaf(digest, leafBytes(entry)), leaf)) add(finding('changed', entry.seq));
    if (!whole) continue;
    growFrontier(digest, tree, leaf);
    compare();
  }
  const claimed = Math.max(0, ...genuine.keys());
  if (claimed >= next) add(finding('truncated', next, claimed));
  else if (whole && source.agreesWithHead && !source.agreesWithHead(tree)) add(finding('head', signedTo + 1, next - 1));
  // A span is less exact than an entry within it.
  const place = ({ kind, seq, upto }: Finding) => (kind === 'root' ? upto : seq);
  findings.sort((a, b) => place(a) - place(b));
  return {
    ok: findings.length === 0,
    first_wrong: findings[0]?.seq ?? null,
    from,
    to: next - 1,
    entries,
    checkpoints: [...genuine.values()].flat().length,
    signed_to: signedTo,
    root: Buffer.from(frontierRoot(digest, tree)).toString('base64'),
    findings,
  };
}
