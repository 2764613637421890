import { WarehouseError, type WarehouseFailure } from '../port.ts';

/** The engine's error as the port's, with the statement and the kind of limit it met. */
export function failed(sql: string, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  return new WarehouseError(words.split('\n', 1)[0] ?? words, sql, cause, kindOf(words));
}

function kindOf(words: string): WarehouseFailure {
  if (/max_temp_directory_size|No space left on device/.test(words)) return 'disk';
  return /Out of Memory Error|could not allocate|failed to allocate/i.test(words) ? 'memory' : 'statement';
}
