import type { Cell } from '../port.ts';

/** Turns a value of one column of a JSON result into a cell of the port. */
export type ToCell = (value: unknown) => Cell;

/** The conversion for a column of this ClickHouse type; a type the port does not have becomes its JSON text. */
export function cellReader(type: string): ToCell {
  const inner = bare(type);
  if (inner.startsWith('DateTime')) return (value) => (value === null ? null : naive(String(value)));
  if (inner.startsWith('Float')) return (value) => (typeof value === 'string' ? denormal(value) : (value as Cell));
  if (inner.startsWith('Array(')) {
    const item = cellReader(inner.slice(6, -1));
    return (value) => (value as unknown[]).map(item) as Cell;
  }
  if (inner.startsWith('Decimal') || /^U?Int/.test(inner)) return (value) => (value === null ? null : Number(value));
  return (value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as Cell));
}

/** The type without what only says how it is stored. */
export function bare(type: string): string {
  const wrapped = /^(?:Nullable|LowCardinality)\((.*)\)$/.exec(type);
  return wrapped?.[1] ? bare(wrapped[1]) : type;
}

function naive(text: string): string {
  const dot = text.indexOf('.');
  if (dot < 0) return text;
  const fraction = text.slice(dot, dot + 4);
  return /^\.0+$/.test(fraction) ? text.slice(0, dot) : text.slice(0, dot) + fraction.padEnd(4, '0');
}

function denormal(text: string): number {
  return text.endsWith('inf')
    ? text.startsWith('-')
      ? Number.NEGATIVE_INFINITY
      : Number.POSITIVE_INFINITY
    : Number.NaN;
}
