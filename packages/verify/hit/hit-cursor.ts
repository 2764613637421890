import { PlumbError } from '@plumb/ground/problem';

/** Where a list goes on: the sort values of its last row. Opaque outside. */
export function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

export function readCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length) return values;
  } catch {}
  throw new PlumbError({
    code: 'cursor',
    where: 'cursor',
    texts: { zh: '翻页位置(cursor)无效,请从第一页开始', en: 'the cursor is not valid: start from the first page' },
  });
}
