import { PlumbError } from '@plumb/ground/problem';

/** Somebody else changed it between looking and acting: nothing is lost, look again. */
export function changedMeanwhile(by: string, at: string): PlumbError {
  return new PlumbError({
    code: 'changed-meanwhile',
    texts: {
      zh: `${by} 已于 ${at} 改动过,请重新打开后再办理(您的内容未提交)`,
      en: `${by} changed it at ${at}: open it again before you go on (nothing of yours was saved)`,
    },
    exit: 1,
  });
}
