import type { Caller } from '../access/caller.ts';

/** What lies over opened values and in exported files: who, when, by which approval. */
export function watermark(caller: Pick<Caller, 'name' | 'account_id'>, at: string, no: string): string {
  return `${caller.name} ${caller.account_id.slice(0, 8)} ${at.slice(0, 16)} ${no}`;
}
