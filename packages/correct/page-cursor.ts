import { PlumbError } from '@plumb/ground/problem';
import { z } from 'zod';

const cursorSchema = z.object({ at: z.string(), id: z.uuid() });
type Cursor = z.infer<typeof cursorSchema>;

/** Where a page of a list by last change ended. */
export function cursorOf(last: Cursor): string {
  return Buffer.from(JSON.stringify(last)).toString('base64url');
}

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new PlumbError({
      code: 'bad-input',
      texts: { zh: '翻页标记无效,请从第一页重新开始', en: 'the cursor is not valid: start again from the first page' },
      exit: 1,
      where: 'cursor',
      cause,
    });
  }
}
