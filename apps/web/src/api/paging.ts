import { useEffect, useMemo, useState } from 'react';
import type { Query } from './call.ts';
import { type Read, useRead } from './reading.ts';

export type PageOf<T> = { items: T[]; next_cursor: string | null; total?: number | null };

export type Pages<T> = {
  read: Read<PageOf<T>>;
  items: readonly T[];
  total: number | undefined;
  /** 1 is the first page. */
  number: number;
  next: (() => void) | undefined;
  previous: (() => void) | undefined;
};

/** A list read page by page behind a cursor. Other filters begin at the first page. */
export function usePages<T>(path: string, query: Query = {}, limit = 50): Pages<T> {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const filters = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters are another list
  useEffect(() => setCursors([]), [filters, path]);
  const cursor = cursors.at(-1);
  const read = useRead<PageOf<T>>(path, { query: { ...query, limit, cursor }, keepPrevious: true });
  const after = read.data?.next_cursor ?? undefined;
  return useMemo(
    () => ({
      read,
      items: read.data?.items ?? [],
      total: read.data?.total ?? undefined,
      number: cursors.length + 1,
      next: after ? () => setCursors([...cursors, after]) : undefined,
      previous: cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined,
    }),
    [read, cursors, after],
  );
}
