import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Pages } from '../../api/paging.ts';
import { type SteadyRows, steadyRows } from './steady-rows.ts';

type Shown<T> = { list: string; ids: readonly string[]; known: ReadonlyMap<string, T> };
type Held<T> = SteadyRows<T> & {
  /** Brings in what is new and lets go what is gone. */
  bringIn(): void;
};

/** A page of a list that keeps its rows where they are while the list goes on changing. `list` names the page and its filters. */
export function useSteadyRows<T extends { id: string }>(pages: Pages<T>, list: string): Held<T> {
  const [shown, setShown] = useState<Shown<T>>({ list: '', ids: [], known: new Map() });
  const { items, read } = pages;
  const ready = read.isSuccess && !read.isPlaceholderData;
  const take = useCallback(
    () => setShown({ list, ids: items.map(({ id }) => id), known: new Map(items.map((item) => [item.id, item])) }),
    [items, list],
  );
  useEffect(() => {
    if (ready && shown.list !== list) take();
  }, [ready, shown.list, list, take]);
  return useMemo(
    () => ({
      ...(shown.list === list && shown.ids.length > 0
        ? steadyRows(shown.ids, shown.known, items)
        : steadyRows<T>([], new Map(), items)),
      bringIn: take,
    }),
    [shown, list, items, take],
  );
}
