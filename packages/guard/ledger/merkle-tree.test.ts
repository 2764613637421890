import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  consistencyProof,
  type Frontier,
  frontierRoot,
  growFrontier,
  hashLeaf,
  inclusionProof,
  peakCount,
  provesConsistency,
  provesInclusion,
  treeRoot,
} from './merkle-tree.ts';
import { digestOf } from './signature.ts';

const sha = digestOf('sha256');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// The leaves and roots of the reference implementation of Certificate Transparency (RFC 6962/9162 hashing), trees of 0 to 8 leaves.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hashes = leaves.map((leaf) => hashLeaf(sha, Buffer.from(leaf, 'hex')));

describe('RFC 9162 with SHA-256: the known roots', () => {
  for (const [size, root] of roots.entries())
    test(`${size} leaves`, () => assert.equal(hex(treeRoot(sha, hashes, 0, size)), root));

  test('inclusion of leaf 0 and 5 of 8: the known path', () => {
    assert.deepEqual(inclusionProof(sha, hashes, 0).map(hex), [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    assert.deepEqual(inclusionProof(sha, hashes, 5).map(hex), [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

for (const hash of ['sha256', 'sm3'] as const)
  describe(`proofs with ${hash}`, () => {
    const digest = digestOf(hash);
    const many = Array.from({ length: 70 }, (_, at) => hashLeaf(digest, Buffer.from(`leaf ${at}`)));

    test('growing one by one gives the root of the whole, at every size', () => {
      const frontier: Frontier = { size: 0, peaks: [] };
      for (const [at, leaf] of many.entries()) {
        growFrontier(digest, frontier, leaf);
        assert.equal(hex(frontierRoot(digest, frontier)), hex(recursiveRoot(many.slice(0, at + 1))));
        assert.equal(frontier.peaks.length, peakCount(at + 1));
      }
    });

    // RFC 9162 §2.1.1 as it is written, to hold the fast one against.
    function recursiveRoot(of: Uint8Array[]): Uint8Array {
      if (of.length === 1) return of[0] as Uint8Array;
      let k = 1;
      while (k * 2 < of.length) k *= 2;
      return digest(Uint8Array.of(1), recursiveRoot(of.slice(0, k)), recursiveRoot(of.slice(k)));
    }

    test('every leaf of every size is proved, and nothing else is', () => {
      for (let size = 1; size <= many.length; size += size < 10 ? 1 : 7) {
        const tree = many.slice(0, size);
        const root = treeRoot(digest, tree);
        for (let index = 0; index < size; index++) {
          const path = inclusionProof(digest, tree, index);
          const leafHash = many[index] as Uint8Array;
          assert.ok(provesInclusion(digest, { index, size, leafHash, path, root }));
          assert.ok(
            !provesInclusion(digest, { index, size, leafHash: many[(index + 1) % 70] as Uint8Array, path, root }),
          );
          assert.ok(!provesInclusion(digest, { index: size, size, leafHash, path, root }));
          if (path.length > 0)
            assert.ok(!provesInclusion(digest, { index, size, leafHash, path: path.slice(1), root }));
        }
      }
    });

    test('every earlier tree is proved to be the beginning of every later one, and no other is', () => {
      for (const later of [1, 2, 3, 7, 8, 9, 64, 70])
        for (let earlier = 1; earlier <= later; earlier++) {
          const tree = many.slice(0, later);
          const path = consistencyProof(digest, tree, earlier);
          const [earlierRoot, laterRoot] = [treeRoot(digest, tree, 0, earlier), treeRoot(digest, tree)];
          assert.ok(
            provesConsistency(digest, { earlier, later, path, earlierRoot, laterRoot }),
            `${earlier} of ${later}`,
          );
          const other = treeRoot(digest, [...many.slice(1, earlier), many[0] as Uint8Array]);
          if (earlier > 1)
            assert.ok(!provesConsistency(digest, { earlier, later, path, earlierRoot: other, laterRoot }));
        }
    });
  });
