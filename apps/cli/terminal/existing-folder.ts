import { stat } from 'node:fs/promises';
import { PlumbError } from '@plumb/ground/problem';

export async function existingFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new PlumbError({
    code: found ? 'not-a-folder' : 'no-such-folder',
    texts: found
      ? {
          zh: `${path} 不是文件夹;请给出存放数据文件的文件夹`,
          en: `${path} is not a folder; name the folder that holds the data files`,
        }
      : { zh: `没有文件夹 ${path}`, en: `there is no folder ${path}` },
    exit: 3,
  });
}
