import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, opendir, readFile, rm, unlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { type Files, isFileKey, type StoredFile } from '../port.ts';

/** Files in a folder of this machine. What is being written lies in `.writing` until it is whole and on the disk. */
export async function openFiles(root: string): Promise<Files> {
  const writing = join(root, '.writing');
  await rm(writing, { recursive: true, force: true }); // left by a process that was killed
  await mkdir(writing, { recursive: true, mode: 0o700 });
  return new FolderFiles(root, writing);
}

class FolderFiles implements Files {
  readonly #root: string;
  readonly #writing: string;

  constructor(root: string, writing: string) {
    this.#root = root;
    this.#writing = writing;
  }

  async put(key: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const path = this.#path(key);
    const draft = join(this.#writing, randomUUID());
    try {
      const written = await writeDown(draft, content instanceof Uint8Array ? [content] : content);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await link(draft, path); // fails where the key is taken, unlike a rename
      await syncFolder(dirname(path));
      return { key, ...written };
    } catch (error) {
      throw codeOf(error) === 'EEXIST' ? taken(key) : error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async read(key: string): Promise<Uint8Array> {
    try {
      return await readFile(this.#path(key));
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? missing(key) : error;
    }
  }

  async *stream(key: string): AsyncIterable<Uint8Array> {
    try {
      yield* createReadStream(this.#path(key));
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? missing(key) : error;
    }
  }

  async has(key: string): Promise<boolean> {
    return access(this.#path(key)).then(
      () => true,
      () => false,
    );
  }

  async *list(prefix = ''): AsyncIterable<StoredFile> {
    const keys: string[] = [];
    for await (const entry of await opendir(this.#root, { recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !path.startsWith(this.#writing)) keys.push(relative(this.#root, path));
    }
    for (const key of keys.filter((one) => one.startsWith(prefix)).sort()) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of this.stream(key)) {
        hash.update(piece);
        bytes += piece.length;
      }
      yield { key, bytes, sha256: hash.digest('hex') };
    }
  }

  async remove(key: string): Promise<void> {
    await unlink(this.#path(key)).catch((error) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
  }

  #path(key: string): string {
    if (!isFileKey(key)) throw new Error(`not a file key: ${key}`);
    return join(this.#root, key);
  }
}

async function writeDown(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Omit<StoredFile, 'key'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      await file.write(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Without it a power cut may lose the name of a file whose content is safe. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync();
  await folder.close();
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}

function taken(key: string): PlumbError {
  const texts = { zh: `文件 ${key} 已存在,不能覆盖`, en: `file ${key} exists and is never overwritten` };
  return new PlumbError({ code: 'file-taken', texts, exit: 1 });
}

function missing(key: string): PlumbError {
  return new PlumbError({
    code: 'file-missing',
    texts: { zh: `文件 ${key} 不存在`, en: `file ${key} is not there` },
    exit: 1,
  });
}
