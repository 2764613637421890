import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, pack } from 'tar-stream';

export type Entry = { name: string; path: string };
export type Digests = Record<string, { bytes: number; sha256: string }>;

/** Packs files into a compressed tar that only its owner may read; the file appears under its name when it is whole. `last` is made from the digests of all others. */
export async function packArchive(
  file: string,
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  last: (digests: Digests) => { name: string; text: string },
): Promise<void> {
  const draft = `${file}.part`;
  const tar = pack();
  const written = pipeline(
    tar,
    createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
    createWriteStream(draft, { mode: 0o600 }),
  );
  const digests: Digests = {};
  const fill = async () => {
    for await (const { name, path } of entries) {
      const { size } = await stat(path);
      const counting = new Digest();
      await pipeline(createReadStream(path, { end: Math.max(size - 1, 0) }), counting, tar.entry({ name, size }));
      digests[name] = counting.result();
    }
    const { name, text } = last(digests);
    tar.entry({ name }, text);
    tar.finalize();
  };
  try {
    await Promise.all([written, fill()]);
  } catch (error) {
    tar.destroy();
    throw error;
  }
  const made = await open(draft, 'r');
  await made.sync();
  await made.close();
  await rename(draft, file);
}

/** Unpacks into a folder and returns the digests found. Names that would leave the folder are refused. */
export async function unpackArchive(file: string, folder: string): Promise<Digests> {
  const digests: Digests = {};
  const tar = extract();
  const reading = pipeline(createReadStream(file), createZstdDecompress(), tar);
  const taking = async () => {
    for await (const entry of tar) {
      const { name } = entry.header;
      if (name.startsWith('/') || name.split('/').includes('..') || entry.header.type !== 'file')
        throw new Error(`entry ${name} is not a plain file`);
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const counting = new Digest();
      await pipeline(entry, counting, createWriteStream(path, { mode: 0o600 }));
      digests[name] = counting.result();
    }
  };
  await Promise.all([reading, taking()]);
  return digests;
}

class Digest extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(piece: Uint8Array, _: string, next: (error: null, piece: Uint8Array) => void): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    next(null, piece);
  }

  result(): { bytes: number; sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
