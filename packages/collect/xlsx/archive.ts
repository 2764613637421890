import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { FileProblem } from '../problem/collect-problem.ts';

/** An honest sheet of a million rows is some 400 MB of XML, packed 10 to 30 times. */
const mostGigabytes = 4;
const mostRatio = 250;
const mostEntries = 10_000;

export type Archive = {
  has(name: string): boolean;
  /** The unpacked text of an entry, piece by piece. Throws `FileProblem` where the archive is broken. */
  text(name: string): AsyncIterable<string>;
  close(): void;
};

const broken = (cause: unknown): FileProblem => new FileProblem('archive-broken', undefined, cause);

/** Opens a zip archive. Throws `FileProblem` for a broken one and for one that unpacks beyond measure. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(broken(error)) : resolve(file),
    );
  });
  const entries = await listEntries(zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  return {
    has: (name) => entries.has(name),
    text: (name) => entryText(zip, entries.get(name)),
    close: () => zip.close(),
  };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error) => reject(broken(error)));
    zip.on('end', resolve);
    zip.on('entry', (entry) => {
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      const bomb = ratio > mostRatio && entry.uncompressedSize > 100 << 20;
      if (total > mostGigabytes * 2 ** 30 || bomb || entries.size >= mostEntries) {
        reject(new FileProblem('archive-too-large', { limit: mostGigabytes }));
        return;
      }
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  return entries;
}

async function* entryText(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (!entry) throw broken(undefined);
  try {
    const stream = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    stream.setEncoding('utf8');
    for await (const piece of stream) yield piece as string;
  } catch (error) {
    throw error instanceof FileProblem ? error : broken(error);
  }
}
