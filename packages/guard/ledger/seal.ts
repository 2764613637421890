import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import smCrypto from 'sm-crypto-v2';
import type { Digest } from './merkle-tree.ts';

export type SealHash = 'sm3' | 'sha256';
export type SealSignature = 'sm2' | 'ed25519';

/** How the ledger is hashed and its checkpoints signed. */
export type Seal = {
  hash: SealHash;
  signature: SealSignature;
  /** Digest of bytes, raw. */
  digest: Digest;
  /** Digest that only a holder of the key file can make: for values that could be guessed from a bare digest. */
  mac(message: Uint8Array): Uint8Array;
  /** Base64. */
  sign(message: Uint8Array): string;
  /** Public key as it is published, to check checkpoints without the platform: hexadecimal point (SM2) or base64 SPKI (Ed25519). */
  publicKey: string;
};

export const digestOf =
  (hash: SealHash): Digest =>
  (...pieces) => {
    const made = createHash(hash);
    for (const piece of pieces) made.update(piece);
    return made.digest();
  };

/** Opens the key of `folder` for this signature, and makes it where there is none. The file is for its owner alone. */
export function openSeal(folder: string, options: { hash?: SealHash; signature?: SealSignature } = {}): Seal {
  const { hash = 'sm3', signature = 'sm2' } = options;
  const key = signature === 'sm2' ? sm2Key(folder) : ed25519Key(folder);
  const macKey = createHash('sha256').update(`plumbline ledger mac\n${key.secret}`).digest();
  return {
    hash,
    signature,
    digest: digestOf(hash),
    mac: (message) => createHmac('sha256', macKey).update(message).digest(),
    sign: key.sign,
    publicKey: key.publicKey,
  };
}

/** Whether `signature` over `message` is of this public key. A key or signature that cannot be read proves nothing. */
export function signedBy(algorithm: SealSignature, publicKey: string, message: Uint8Array, signature: string): boolean {
  try {
    if (algorithm === 'sm2') {
      const hex = Buffer.from(signature, 'base64').toString('hex');
      return smCrypto.sm2.doVerifySignature(message, hex, publicKey, { hash: true });
    }
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, message, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

type Key = { secret: string; publicKey: string; sign(message: Uint8Array): string };

function sm2Key(folder: string): Key {
  const secret = keyFile(folder, 'ledger-sm2.key', () => smCrypto.sm2.generateKeyPairHex().privateKey);
  const publicKey = smCrypto.sm2.getPublicKeyFromPrivateKey(secret);
  return {
    secret,
    publicKey,
    sign: (message) =>
      Buffer.from(smCrypto.sm2.doSignature(message, secret, { hash: true, publicKey }), 'hex').toString('base64'),
  };
}

function ed25519Key(folder: string): Key {
  const secret = keyFile(folder, 'ledger-ed25519.pem', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(secret);
  return {
    secret,
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (message) => sign(null, message, privateKey).toString('base64'),
  };
}

function keyFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, make(), { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}
