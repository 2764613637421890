import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import smCrypto from 'sm-crypto-v2';
import type { Digest } from './merkle-tree.ts';
import { digestOf, type SealHash, type SealSignature } from './signature.ts';
import { appendWitnessed, type Checkpoint, readWitnessed } from './witness.ts';

export type { SealHash, SealSignature };

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
  /** Every public key whose signatures this installation made: also those from before the setting was changed. */
  trusted: readonly string[];
  /** Writes a checkpoint down beside the key, where the database cannot reach. */
  witness(checkpoint: Checkpoint): void;
  witnessed(): Checkpoint[];
};

type Key = { publicKey: string; sign(message: Uint8Array): string };
const keyFiles = { sm2: 'ledger-sm2.key', ed25519: 'ledger-ed25519.pem' } as const;

/** Opens the key of `folder` for this signature, and makes it where there is none. The files are for their owner alone. */
export function openSeal(folder: string, options: { hash?: SealHash; signature?: SealSignature } = {}): Seal {
  const { hash = 'sm3', signature = 'sm2' } = options;
  const key = keyOf(folder, signature);
  const macKey = createHash('sha256')
    .update('plumbline ledger mac\n')
    .update(secretFile(folder, 'ledger-mac.key', randomHex))
    .digest();
  const witnesses = join(folder, 'ledger-checkpoints.jsonl');
  return {
    hash,
    signature,
    digest: digestOf(hash),
    mac: (message) => createHmac('sha256', macKey).update(message).digest(),
    sign: key.sign,
    publicKey: key.publicKey,
    trusted: publicKeys(folder),
    witness: (checkpoint) => appendWitnessed(witnesses, checkpoint),
    witnessed: () => readWitnessed(witnesses),
  };
}

/** The public keys of the key files that lie in `folder`; makes none. */
export function publicKeys(folder: string): string[] {
  const there = (['sm2', 'ed25519'] as const).filter((one) => existsSync(join(folder, keyFiles[one])));
  return there.map((one) => keyOf(folder, one).publicKey);
}

function keyOf(folder: string, signature: SealSignature): Key {
  return signature === 'sm2' ? sm2Key(folder) : ed25519Key(folder);
}

function sm2Key(folder: string): Key {
  const secret = secretFile(folder, keyFiles.sm2, () => smCrypto.sm2.generateKeyPairHex().privateKey);
  const publicKey = smCrypto.sm2.getPublicKeyFromPrivateKey(secret);
  return {
    publicKey,
    sign: (message) =>
      Buffer.from(smCrypto.sm2.doSignature(message, secret, { hash: true, publicKey }), 'hex').toString('base64'),
  };
}

function ed25519Key(folder: string): Key {
  const secret = secretFile(folder, keyFiles.ed25519, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const privateKey = createPrivateKey(secret);
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (message) => sign(null, message, privateKey).toString('base64'),
  };
}

const randomHex = () => randomBytes(32).toString('hex');

/** A secret of this installation: read, or made and kept where there is none. */
export function secretFile(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${make().trim()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}
