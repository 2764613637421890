import type { PageOf, Pages } from '../../api/paging.ts';
import type { Read } from '../../api/reading.ts';

/** A list that comes whole, as the table takes it; `items` are the ones to show of it. */
export function wholeList<T>(read: Read<{ items: T[] }>, items: readonly T[]): Pages<T> {
  return {
    read: read as unknown as Read<PageOf<T>>,
    items,
    total: items.length,
    number: 1,
    next: undefined,
    previous: undefined,
  };
}
