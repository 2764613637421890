/** How the ledger is hashed and its checkpoints signed. */
export type Seal = {
  hash: 'sm3' | 'sha256';
  signature: 'sm2' | 'ed25519';
  /** Digest of bytes, raw. */
  digest(...pieces: Uint8Array[]): Uint8Array;
  sign(message: Uint8Array): Uint8Array;
  /** Public key as it is published, to check checkpoints without the platform. */
  publicKey: string;
};
