import { WarehouseError, type WarehouseFailure } from '../port.ts';

/** The server's error as the port's, with the statement and the kind of limit it met. */
export function failed(sql: string, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new WarehouseError(words.split('\n', 1)[0] ?? words, sql, cause, kindOf(cause, words));
}

function kindOf(cause: unknown, words: string): WarehouseFailure {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // TOO_MANY_ROWS_OR_BYTES for the limit on temporary data, NOT_ENOUGH_SPACE for the disk itself.
  if (code === '243' || (code === '396' && /temporary/i.test(words))) return 'disk';
  return code === '241' ? 'memory' : 'statement';
}
