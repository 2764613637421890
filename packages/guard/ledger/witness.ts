import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import type { SealSignature } from './signature.ts';

/** A signed statement: at this time the ledger had this many entries and this root. */
export type Checkpoint = {
  ledger: string;
  size: number;
  /** Base64. */
  root: string;
  at: string;
  algorithm: SealSignature;
  public_key: string;
  signature: string;
};

/** The checkpoints that are kept beside the key, out of the database's reach: what was signed once cannot be taken back there. */
export function readWitnessed(file: string): Checkpoint[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line ? [JSON.parse(line) as Checkpoint] : [];
      } catch {
        return []; // half a line, of a process that died while writing
      }
    });
}

/** Durable before it returns. */
export function appendWitnessed(file: string, checkpoint: Checkpoint): void {
  const broken = existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n') ? '\n' : '';
  appendFileSync(file, `${broken}${JSON.stringify(checkpoint)}\n`, { mode: 0o600 });
  const handle = openSync(file, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
