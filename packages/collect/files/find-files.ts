import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export type FoundFile = {
  /** Relative to the folder, with /. */ path: string;
  full: string;
  size: number;
  format: FileFormat;
};
/** `link`: a link to a folder, which is not followed, or to nothing. */
export type FileFormat = 'csv' | 'xlsx' | 'parquet' | 'jsonl' | 'link' | 'other';

const formats: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  txt: 'csv',
  tsv: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  parquet: 'parquet',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** Beside data: what explains it, what file managers leave, and what a synthetic city knows about itself. */
const notData =
  /^(?:\.|~\$|(?:readme|licen[cs]e)(?:[.-].*)?$)|\.(?:md|yaml|yml)$|^(?:thumbs\.db|desktop\.ini|__macosx)$|^(?:truth|dirt)\.jsonl$/i;

export function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Every file below the folder that could be data, in the order of its path. */
export async function findFiles(folder: string): Promise<FoundFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: FoundFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full).split(sep).join('/');
    if (path.split('/').some((part) => notData.test(part))) continue;
    const meant = entry.isFile() || (await stat(full).catch(() => undefined))?.isFile();
    if (meant) found.push({ path, full, size: (await stat(full)).size, format: formats[extensionOf(path)] ?? 'other' });
    else found.push({ path, full, size: 0, format: 'link' });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Files that repeat an earlier one byte by byte: path → path of the first. Only files of equal size are read. */
export async function repeatedFiles(files: readonly FoundFile[]): Promise<Map<string, string>> {
  const bySize = Map.groupBy(files, (file) => file.size);
  const repeated = new Map<string, string>();
  for (const [size, group] of bySize) {
    if (size === 0 || group.length < 2) continue;
    const first = new Map<string, string>();
    for (const file of group) {
      const digest = await sha256(file.full).catch(() => undefined);
      // Why it cannot be read is said when it is.
      if (digest === undefined) continue;
      const other = first.get(digest);
      if (other === undefined) first.set(digest, file.path);
      else repeated.set(file.path, other);
    }
  }
  return repeated;
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
