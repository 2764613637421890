import { createHash } from 'node:crypto';

const share = 10;

/** Whether a hit is in the cross-check sample: one in ten, fixed by its id alone, so that nobody chooses and everybody can check. */
export function isSampled(hit: string): boolean {
  return createHash('sha256').update(`cross-check:${hit}`).digest().readUInt32BE(0) % share === 0;
}
