import { createHash, createPublicKey, verify } from 'node:crypto';
import smCrypto from 'sm-crypto-v2';
import type { Digest } from './merkle-tree.ts';

export type SealHash = 'sm3' | 'sha256';
export type SealSignature = 'sm2' | 'ed25519';

export const digestOf =
  (hash: SealHash): Digest =>
  (...pieces) => {
    const made = createHash(hash);
    for (const piece of pieces) made.update(piece);
    return made.digest();
  };

/** Whether `signature` over `message` is of this public key. A key or signature that cannot be read proves nothing. */
export function signedBy(algorithm: SealSignature, publicKey: string, message: Uint8Array, signature: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64');
    if (algorithm === 'sm2')
      return smCrypto.sm2.doVerifySignature(message, bytes.toString('hex'), publicKey, { hash: true });
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, message, key, bytes);
  } catch {
    return false;
  }
}
