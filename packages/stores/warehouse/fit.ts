import { dayMs, daysOf, epochOf } from './naive-time.ts';
import { type Cell, type StoredType, WarehouseError } from './port.ts';

/** Refuses a value that a column of this type cannot hold. */
export function unfit(cell: Cell, column: string, type: StoredType): never {
  throw new WarehouseError(`column ${column} is ${type} and cannot hold ${JSON.stringify(cell)}`, `load ${column}`);
}

export function fitText(cell: Cell, column: string): string {
  return typeof cell === 'string' ? cell : unfit(cell, column, 'string');
}

/** Integers up to 2^53: beyond that a number in JS is no longer exact. */
export function fitInt(cell: Cell, column: string): number {
  return Number.isSafeInteger(cell) ? (cell as number) : unfit(cell, column, 'int');
}

export function fitDecimal(cell: Cell, column: string): number {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : unfit(cell, column, 'decimal');
}

export function fitBool(cell: Cell, column: string): boolean {
  return typeof cell === 'boolean' ? cell : unfit(cell, column, 'bool');
}

/** Days since 1970-01-01, from its text or the epoch milliseconds of its midnight. */
export function fitDate(cell: Cell, column: string): number {
  const days = typeof cell === 'string' ? daysOf(cell) : typeof cell === 'number' ? cell / dayMs : Number.NaN;
  return !Number.isSafeInteger(days) ? unfit(cell, column, 'date') : days;
}

/** Epoch milliseconds of the naive time, from its text or as they are. */
export function fitDatetime(cell: Cell, column: string): number {
  const epoch = typeof cell === 'string' ? epochOf(cell) : typeof cell === 'number' ? cell : Number.NaN;
  return !Number.isSafeInteger(epoch) ? unfit(cell, column, 'datetime') : epoch;
}

export function fitInts(cell: Cell, column: string): number[] {
  return Array.isArray(cell) ? cell.map((item) => fitInt(item, column)) : unfit(cell, column, 'int[]');
}

export function fitTexts(cell: Cell, column: string): string[] {
  return Array.isArray(cell) ? cell.map((item) => fitText(item, column)) : unfit(cell, column, 'string[]');
}
