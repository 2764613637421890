import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';

/** Looked at before the work begins: a file to write needs a folder that is there, and leave to write. */
export async function writableFile(path: string, option: string): Promise<void> {
  const isFolder = async (of: string): Promise<boolean> =>
    (await stat(of).catch(() => undefined))?.isDirectory() === true;
  const refuse = (zh: string, en: string): PlumbError => new PlumbError({ code: 'out', texts: { zh, en }, exit: 2 });
  if (await isFolder(path))
    throw refuse(`${option} ${path} 是文件夹,请给出文件名`, `${option} ${path} is a folder: name a file`);
  const folder = dirname(path);
  if (!(await isFolder(folder)))
    throw refuse(
      `${option} 所在的文件夹 ${folder} 不存在,请先建立`,
      `${option}: there is no folder ${folder}; make it first`,
    );
  const present = (await stat(path).catch(() => undefined)) !== undefined;
  const allowed = await access(present ? path : folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!allowed)
    throw refuse(
      `${option} ${path} 没有写入的权限,请换一个位置`,
      `${option} ${path}: no permission to write there; choose another place`,
    );
}
