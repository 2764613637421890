import { useRead } from '../api/reading.ts';

type Waiting = { items: { count: number; link: string }[] };

/** How much waits for this person behind each page of the navigation, by the page's path. */
export function useWaiting(): ReadonlyMap<string, number> {
  const inbox = useRead<Waiting>('/api/inbox');
  return countByPath(inbox.data?.items ?? []);
}

/** '/hits?state=H20' counts for '/hits'. */
export function countByPath(items: Waiting['items']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { count, link } of items) {
    const path = `/${link.split(/[?#]/)[0]?.split('/')[1] ?? ''}`;
    if (count > 0) counts.set(path, (counts.get(path) ?? 0) + count);
  }
  return counts;
}
