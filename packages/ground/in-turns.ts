/**
 * Results of `work` in the order of the items, with `atOnce` of them under way. They begin in order; after a failure no other is
 * begun, none is left running, and the first in order is thrown.
 */
export async function inTurns<T, R>(atOnce: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  // A generator, unlike an array's own iterator, is closed for all lanes by the one that fails.
  const left = (function* () {
    yield* items.entries();
  })();
  const lane = async (): Promise<void> => {
    for (const [i, item] of left) results[i] = await work(item);
  };
  const done = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  return results;
}
