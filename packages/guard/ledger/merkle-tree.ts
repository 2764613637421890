/** Digest of bytes, raw. */
export type Digest = (...pieces: Uint8Array[]) => Uint8Array;

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** RFC 9162 §2.1.1: hash of a leaf. */
export const hashLeaf = (digest: Digest, leaf: Uint8Array): Uint8Array => digest(leafMark, leaf);
/** RFC 9162 §2.1.1: hash of an inner node. */
export const hashNode = (digest: Digest, left: Uint8Array, right: Uint8Array): Uint8Array =>
  digest(nodeMark, left, right);

/** A tree that only grows, held as the roots of its complete subtrees (the largest first): what appending needs, and nothing more. */
export type Frontier = { size: number; peaks: Uint8Array[] };

/** Adds one leaf hash, in place. */
export function growFrontier(digest: Digest, frontier: Frontier, leafHash: Uint8Array): void {
  let node = leafHash;
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2)
    node = hashNode(digest, frontier.peaks.pop() as Uint8Array, node);
  frontier.peaks.push(node);
  frontier.size += 1;
}

/** Root of the tree; of no leaves: the digest of nothing. */
export function frontierRoot(digest: Digest, frontier: Frontier): Uint8Array {
  return frontier.peaks.length === 0
    ? digest()
    : frontier.peaks.reduceRight((right, left) => hashNode(digest, left, right));
}

/** How many peaks a frontier of `size` leaves has: one for each set bit. */
export function peakCount(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/** The largest power of two below `n`. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root of the leaves `from` (with) to `to` (without). */
export function treeRoot(
  digest: Digest,
  leafHashes: readonly Uint8Array[],
  from = 0,
  to = leafHashes.length,
): Uint8Array {
  const frontier: Frontier = { size: 0, peaks: [] };
  for (let at = from; at < to; at++) growFrontier(digest, frontier, leafHashes[at] as Uint8Array);
  return frontierRoot(digest, frontier);
}

/** RFC 9162 §2.1.3.1: proof that leaf `index` is in the tree of these leaves. */
export function inclusionProof(digest: Digest, leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...path(from, middle), treeRoot(digest, leafHashes, middle, to)]
      : [...path(middle, to), treeRoot(digest, leafHashes, from, middle)];
  };
  return path(0, leafHashes.length);
}

/** RFC 9162 §2.1.3.2. */
export function provesInclusion(
  digest: Digest,
  proof: { index: number; size: number; leafHash: Uint8Array; path: readonly Uint8Array[]; root: Uint8Array },
): boolean {
  if (proof.index < 0 || proof.index >= proof.size) return false;
  let fn = proof.index;
  let sn = proof.size - 1;
  let node = proof.leafHash;
  for (const sibling of proof.path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = hashNode(digest, sibling, node);
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2;
        sn = Math.floor(sn / 2);
      }
    } else node = hashNode(digest, node, sibling);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && same(node, proof.root);
}

/** RFC 9162 §2.1.4.1: proof that the tree of the first `earlier` leaves is the beginning of the tree of all. */
export function consistencyProof(digest: Digest, leafHashes: readonly Uint8Array[], earlier: number): Uint8Array[] {
  const path = (from: number, to: number, m: number, whole: boolean): Uint8Array[] => {
    if (m === to - from) return whole ? [] : [treeRoot(digest, leafHashes, from, to)];
    const k = split(to - from);
    return m <= k
      ? [...path(from, from + k, m, whole), treeRoot(digest, leafHashes, from + k, to)]
      : [...path(from + k, to, m - k, false), treeRoot(digest, leafHashes, from, from + k)];
  };
  return earlier === 0 || earlier === leafHashes.length ? [] : path(0, leafHashes.length, earlier, true);
}

/** RFC 9162 §2.1.4.2. */
export function provesConsistency(
  digest: Digest,
  proof: {
    earlier: number;
    later: number;
    path: readonly Uint8Array[];
    earlierRoot: Uint8Array;
    laterRoot: Uint8Array;
  },
): boolean {
  const { earlier, later } = proof;
  if (earlier === 0) return proof.path.length === 0;
  if (earlier === later) return proof.path.length === 0 && same(proof.earlierRoot, proof.laterRoot);
  if (earlier > later || proof.path.length === 0) return false;
  const path = Number.isInteger(Math.log2(earlier)) ? [proof.earlierRoot, ...proof.path] : [...proof.path];
  let fn = earlier - 1;
  let sn = later - 1;
  while (fn % 2 === 1) {
    fn = (fn - 1) / 2;
    sn = Math.floor(sn / 2);
  }
  let first = path[0] as Uint8Array;
  let second = first;
  for (const node of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      first = hashNode(digest, node, first);
      second = hashNode(digest, node, second);
      while (fn % 2 === 0 && fn !== 0) {
        fn = fn / 2;
        sn = Math.floor(sn / 2);
      }
    } else second = hashNode(digest, second, node);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && same(first, proof.earlierRoot) && same(second, proof.laterRoot);
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
