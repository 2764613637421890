import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { dataFolder } from '@plumb/server/settings';

/** Whether a platform was ever set up there. */
export const holdsData = (data: string): boolean => existsSync(dataFolder(resolve(data)).files);

export function noData(data: string): PlumbError {
  return new PlumbError({
    code: 'no-data',
    texts: {
      zh: `${data} 中没有准绳的数据:请用 --data 指定数据目录,或先 ./plumb up`,
      en: `${data} holds no data of a platform: name its folder with --data, or begin with ./plumb up`,
    },
    exit: 2,
  });
}
