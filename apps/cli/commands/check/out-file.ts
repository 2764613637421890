import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';

/** Looked at before the work begins: a file to write needs a folder that is there. */
export async function writableFile(path: string): Promise<void> {
  const isFolder = async (of: string): Promise<boolean> =>
    (await stat(of).catch(() => undefined))?.isDirectory() === true;
  const refuse = (zh: string, en: string): PlumbError => new PlumbError({ code: 'out', texts: { zh, en }, exit: 2 });
  if (await isFolder(path))
    throw refuse(`--out ${path} 是文件夹,请给出文件名`, `--out ${path} is a folder: name a file`);
  const folder = dirname(path);
  if (!(await isFolder(folder)))
    throw refuse(`--out 所在的文件夹 ${folder} 不存在,请先建立`, `--out: there is no folder ${folder}; make it first`);
}
