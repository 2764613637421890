import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';

/** The file's full path. Throws `no-such-file`. */
export function existingFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return resolve(path);
  throw new PlumbError({
    code: 'no-such-file',
    texts: found
      ? { zh: `${path} 不是文件`, en: `${path} is no file` }
      : { zh: `没有文件 ${path}`, en: `there is no file ${path}` },
    exit: 3,
  });
}
