/** What is used of yauzl, which brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';
  export type Entry = { fileName: string; uncompressedSize: number; compressedSize: number };
  export type ZipFile = {
    entryCount: number;
    readEntry(): void;
    openReadStream(entry: Entry, callback: (error: Error | null, stream: Readable) => void): void;
    close(): void;
    on(event: 'entry', listener: (entry: Entry) => void): void;
    on(event: 'end', listener: () => void): void;
    on(event: 'error', listener: (error: Error) => void): void;
  };
  export function open(
    path: string,
    options: { lazyEntries: boolean; autoClose: boolean },
    callback: (error: Error | null, zip: ZipFile) => void,
  ): void;
}
