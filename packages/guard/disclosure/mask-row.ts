import { maskName, maskNumber } from '@plumb/ground/mask';

/** How sensitive a column is: L1 public, L2 internal, L3 masked in lists, L4 closed until it is opened for a purpose. */
export type Level = 'L1' | 'L2' | 'L3' | 'L4';
export type ColumnLevel = { level: Level; kind?: string | undefined };

export const hidden = '***';

/**
 * A row as it may be shown without a disclosure: L4 hidden, L3 masked, the rest as it is. A column that `levels` does not know is hidden:
 * what nobody classified is not shown. `open`: a disclosure opens L4; L3 then reads plain too.
 */
export function maskRow(
  levels: Readonly<Record<string, ColumnLevel>>,
  row: Readonly<Record<string, unknown>>,
  open = false,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, open ? value : maskValue(levels[column], value)]),
  );
}

export function maskValue(column: ColumnLevel | undefined, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return value;
  const { level, kind } = column ?? { level: 'L4', kind: undefined };
  if (level === 'L4') return hidden;
  if (level === 'L1' || level === 'L2') return value;
  if (typeof value !== 'string') return hidden;
  if (kind === 'person-name') return maskName(value);
  const masked = maskNumber(value);
  return masked === value ? keepEnds(value) : masked;
}

/** The first and the last character; of three or fewer only the first. */
function keepEnds(text: string): string {
  const letters = [...text];
  return letters
    .map((letter, at) => (at === 0 || (letters.length > 3 && at === letters.length - 1) ? letter : '*'))
    .join('');
}
