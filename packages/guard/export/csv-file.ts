import type { Localised } from '@plumb/ground/localised';

type Head = {
  title: Localised;
  mark: string;
  purpose: string;
  limit: number;
  columns: readonly { key: string; title: Localised }[];
};

/** A CSV that a spreadsheet opens as it is: the watermark in the first line and in every row. Rows past the limit are left out, and `counted` says so. */
export function csvFile({ title, mark, purpose, limit, columns }: Head, rows: AsyncIterable<Record<string, unknown>>) {
  let count = 0;
  let more = false;
  const line = (cells: readonly unknown[]) => Buffer.from(`${cells.map(cell).join(',')}\r\n`, 'utf8');
  return {
    async *content(): AsyncIterable<Uint8Array> {
      yield Buffer.from('\ufeff', 'utf8');
      yield line([`准绳导出 ${title.zh} ${title.en}`, mark, purpose]);
      yield line([...columns.map(({ title }) => `${title.zh} ${title.en}`), '水印 Watermark']);
      for await (const row of rows) {
        more = count === limit;
        if (more) return;
        count += 1;
        yield line([...columns.map(({ key }) => row[key]), mark]);
      }
    },
    counted: () => ({ rows: count, more }),
  };
}

/** Quoted where needed; a text that a spreadsheet would take for a formula is marked as text. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
