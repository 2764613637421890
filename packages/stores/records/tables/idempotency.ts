import type { JSONColumnType } from 'kysely';

export type IdempotencyTable = {
  account: string;
  key: string;
  act: string;
  route: string;
  digest: string;
  /** `{ of: value }` of the act; null only inside the transaction that does it. */
  value: JSONColumnType<{ of?: unknown } | null> | null;
  at: string;
};
