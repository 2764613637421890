import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Query } from '../api/call.ts';
import type { Localised } from '../texts/language.tsx';

export type FilterOption = { value: string; label: Localised | string };

/** `key`: the query parameter of page and API alike. */
export type FilterSpec =
  | { key: string; label: Localised; kind: 'text' }
  | { key: string; label: Localised; kind: 'day' }
  | { key: string; label: Localised; kind: 'one' | 'many'; options: readonly FilterOption[] };

export type Filters = {
  /** As the API takes them. */
  query: Query;
  get(key: string): readonly string[];
  set(key: string, values: readonly string[]): void;
  /** The whole of them as a search text, for saved views. */
  text: string;
  wear(text: string): void;
  any: boolean;
};

/** Filters kept in the page's address, so that a link shows the same list. */
export function useFilters(specs: readonly FilterSpec[]): Filters {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const set = useCallback(
    (key: string, values: readonly string[]) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete(key);
          for (const value of values) if (value !== '') after.append(key, value);
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return useMemo(() => {
    const now = new URLSearchParams(text);
    const query = Object.fromEntries(
      specs.map(({ key, kind }) => [key, kind === 'many' ? now.getAll(key) : (now.get(key) ?? undefined)]),
    );
    return {
      query,
      text,
      set,
      get: (key) => now.getAll(key),
      wear: (worn) => setSearch(new URLSearchParams(worn), { replace: true }),
      any: specs.some(({ key }) => now.has(key)),
    };
  }, [text, specs, set, setSearch]);
}
