/** One line of the audit ledger before it is numbered and hashed. `before` and `after` are digested on append, never kept. */
export type LedgerEntry = {
  at: string;
  actor: string;
  actor_kind: 'person' | 'operator' | 'system';
  act: string;
  outcome: 'done' | 'refused';
  object: { type: string; id: string };
  before?: unknown;
  after?: unknown;
  reason?: string;
};
