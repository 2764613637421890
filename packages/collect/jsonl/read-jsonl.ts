import { open } from 'node:fs/promises';
import { detectEncoding, type Encoding } from '@plumb/ground/chinese-encoding';
import { utf8Pieces } from '../csv/decode.ts';
import type { HeadRow } from '../header/find-header.ts';
import { FileProblem } from '../problem/collect-problem.ts';

const sampleSize = 256 << 10;

/** The encoding of a file of objects. Throws `FileProblem` where it is no text. */
export async function jsonlEncoding(path: string): Promise<Encoding> {
  const handle = await open(path);
  const { buffer, bytesRead } = await handle
    .read(Buffer.alloc(sampleSize), 0, sampleSize, 0)
    .finally(() => handle.close());
  const { encoding, problem } = detectEncoding(buffer.subarray(0, bytesRead));
  if (problem && problem !== 'encoding-damaged') throw new FileProblem(problem);
  return encoding;
}

/** The keys of all objects, as a header would name them: what is missing is often left out, so a key may come late. */
export async function jsonlKeys(path: string, encoding: Encoding): Promise<string[]> {
  const keys = new Set<string>();
  for await (const line of lines(path, encoding)) for (const key of Object.keys(objectOf(line) ?? {})) keys.add(key);
  return [...keys];
}

/** The rows as texts in the order of the keys, and which of them are objects or lists; or what is not one object. */
export async function* readJsonl(
  path: string,
  encoding: Encoding,
  keys: readonly string[],
  onMixed: () => void,
): AsyncGenerator<(HeadRow & { nested: number[] }) | { line: number; broken: string }> {
  let line = 0;
  for await (const text of lines(path, encoding, onMixed)) {
    line++;
    if (text.trim() === '') continue;
    const object = objectOf(text);
    if (object) {
      const nested = keys.flatMap((key, i) => (object[key] !== null && typeof object[key] === 'object' ? [i] : []));
      yield { line, cells: keys.map((key) => cellOf(object[key])), nested };
    } else yield { line, broken: text.slice(0, 200) };
  }
}

async function* lines(path: string, encoding: Encoding, onMixed?: () => void): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of utf8Pieces(path, encoding, onMixed)) {
    const parts = (rest + piece.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** More digits than a number holds, not those of a text: kept as they stand. */
const manyDigits = /[:,[]\s*-?\d{16}/;
const whole = /^-?\d+$/;

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = manyDigits.test(line) ? JSON.parse(line, keepDigits) : JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && whole.test(source) ? source : value;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
