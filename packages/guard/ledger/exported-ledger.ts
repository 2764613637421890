import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PlumbError } from '@plumb/ground/problem';
import type { Db } from '@plumb/stores/records/open-records';
import { z } from 'zod';
import { entriesFrom, keptCheckpoints, leafHashes } from './kept-ledger.ts';
import { type Frontier, growFrontier, peakCount } from './merkle-tree.ts';
import { digestOf } from './signature.ts';
import type { LedgerSource } from './verify.ts';
import type { Checkpoint } from './witness.ts';

/**
 * An export is JSON lines: one `ledger` line (hash, and the tree's complete subtrees before the first entry, so that an export that begins later
 * can still be checked against the roots), the checkpoints, then the entries in order.
 */
const headLine = z.object({
  ledger: z.object({
    id: z.string(),
    hash: z.enum(['sm3', 'sha256']),
    before: z.number().int().min(0),
    peaks: z.array(z.string()),
  }),
});
const checkpointLine = z.object({
  checkpoint: z.object({
    ledger: z.string(),
    size: z.number().int(),
    root: z.string(),
    at: z.string(),
    algorithm: z.enum(['sm2', 'ed25519']),
    public_key: z.string(),
    signature: z.string(),
  }),
});
const nullable = z.string().nullable();
const entryLine = z.object({
  entry: z.object({
    seq: z.number().int(),
    at: z.string(),
    actor: z.string(),
    actor_kind: z.string(),
    act: z.string(),
    outcome: z.string(),
    object_type: z.string(),
    object_id: z.string(),
    reason: nullable,
    before_digest: nullable,
    after_digest: nullable,
    leaf_hash: z.string(),
  }),
});

/** The lines of an export: entries `first` to `upto`, with every checkpoint over them. `db`: one transaction that sees one moment. */
export async function* exportLines(db: Db, first: number, upto: number, watermark?: string): AsyncIterable<string> {
  const head = await db.selectFrom('ledger_head').select(['ledger', 'hash']).executeTakeFirstOrThrow();
  const begin: Frontier = { size: 0, peaks: [] };
  for await (const hash of leafHashes(db, first - 1)) growFrontier(digestOf(head.hash), begin, hash);
  const peaks = begin.peaks.map((peak) => Buffer.from(peak).toString('base64'));
  yield `${JSON.stringify({ ledger: { id: head.ledger, hash: head.hash, before: begin.size, peaks }, watermark })}\n`;
  for (const checkpoint of await keptCheckpoints(db, head.ledger))
    if (checkpoint.size >= begin.size && checkpoint.size <= upto) yield `${JSON.stringify({ checkpoint })}\n`;
  for await (const entry of entriesFrom(db, first, upto)) yield `${JSON.stringify({ entry })}\n`;
}

/** Opens an export without any database. Throws `ledger-export` naming the line that cannot be read. */
export async function exportedLedger(file: string): Promise<LedgerSource> {
  let head: z.infer<typeof headLine>['ledger'] | undefined;
  const checkpoints: Checkpoint[] = [];
  for await (const { value, line } of linesOf(file)) {
    if (line === 1) head = read(headLine, value, file, line).ledger;
    else if (typeof value === 'object' && value !== null && 'checkpoint' in value)
      checkpoints.push(read(checkpointLine, value, file, line).checkpoint);
    else break;
  }
  if (!head || head.peaks.length !== peakCount(head.before)) throw unreadable(file, 1);
  const { id, hash, before, peaks } = head;
  return {
    ledger: id,
    hash,
    begin: { size: before, peaks: peaks.map((peak) => Buffer.from(peak, 'base64')) },
    checkpoints,
    entries: async function* () {
      for await (const { value, line } of linesOf(file))
        if (line > 1 + checkpoints.length) yield read(entryLine, value, file, line).entry;
    },
  };
}

async function* linesOf(file: string): AsyncIterable<{ value: unknown; line: number }> {
  let line = 0;
  const input = createReadStream(file, 'utf8');
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      yield { value: parsed(text, file, line), line };
    }
  } finally {
    input.destroy();
  }
}

function parsed(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(file, line);
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown, file: string, line: number): T {
  const { data, success } = schema.safeParse(value);
  if (!success) throw unreadable(file, line);
  return data;
}

function unreadable(file: string, line: number): PlumbError {
  return new PlumbError({
    code: 'ledger-export',
    where: `${file}:${line}`,
    texts: {
      zh: `${file}:${line} 不是审计账本导出文件的一行`,
      en: `${file}:${line} is no line of an export of the audit ledger`,
    },
  });
}
