import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';

/** The file's full path. Throws `no-such-file`. */
export function existingFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return resolve(path);
  throw new PlumbError({
    code: 'no-such-file',
    texts: { zh: `没有文件 ${path}`, en: `there is no file ${path}` },
    exit: 3,
  });
}
