import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { HeadRow } from '../header/find-header.ts';

/** Lines that are looked through for keys. */
const sampleLines = 200;

/** The keys of the first objects, as a header would name them. */
export async function jsonlKeys(path: string): Promise<string[]> {
  const keys = new Set<string>();
  let lines = 0;
  const stream = createReadStream(path);
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    for (const key of Object.keys(objectOf(line) ?? {})) keys.add(key);
    if (++lines >= sampleLines) break;
  }
  stream.destroy();
  return [...keys];
}

/** The rows as texts in the order of the keys, or nothing where a line is not one object. */
export async function* readJsonl(
  path: string,
  keys: readonly string[],
): AsyncGenerator<HeadRow | { line: number; broken: string }> {
  let line = 0;
  const input = createReadStream(path, { highWaterMark: 1 << 20 });
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '' || text === '\ufeff') continue;
    const object = objectOf(text);
    if (object) yield { line, cells: keys.map((key) => cellOf(object[key])) };
    else yield { line, broken: text.slice(0, 200) };
  }
}

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
