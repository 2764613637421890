import stringWidth from 'string-width';

export type TableColumn = {
  title: string;
  align?: 'left' | 'right' /** Shrinks to what is left of the line. */;
  flexible?: boolean;
};

/** A plain table no wider than `width` cells of the terminal; Han characters count as two. */
export function renderTable(columns: TableColumn[], rows: string[][], width: number): string {
  const widths = columns.map((column, index) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  if (flexible >= 0) {
    const others = widths.reduce((sum, one, index) => sum + (index === flexible ? 0 : one + 2), 0);
    widths[flexible] = Math.max(12, Math.min(widths[flexible] ?? 0, width - others));
  }
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => fit(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    line(widths.map((one) => '─'.repeat(one))),
    ...rows.map(line),
  ].join('\n');
}

function fit(text: string, width: number, align: 'left' | 'right'): string {
  let cut = text;
  if (stringWidth(cut) > width) {
    while (stringWidth(cut) > width - 1) cut = [...cut].slice(0, -1).join('');
    cut += '…';
  }
  const space = ' '.repeat(Math.max(0, width - stringWidth(cut)));
  return align === 'right' ? space + cut : cut + space;
}
