/** The files port: uploads, frozen evidence, letters, vouchers. Every adapter passes `conformance.ts`. */

/** `key` is a path of plain segments: `tasks/<uuid>/photo-1.jpg`. */
export type StoredFile = { key: string; bytes: number; sha256: string };

export interface Files {
  /** Durable before it resolves. A key that is taken is refused: files never change. */
  put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** Throws `file-missing`. */
  read(key: string): Promise<Uint8Array>;
  stream(key: string): AsyncIterable<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Keys below a prefix, sorted. */
  list(prefix?: string): AsyncIterable<StoredFile>;
  remove(key: string): Promise<void>;
}

const segment = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

/** A key that could leave the store, or that one system reads otherwise than another, is refused. */
export function isFileKey(key: string): boolean {
  return key.length <= 400 && key.split('/').every((part) => segment.test(part) && !part.includes('..'));
}
