/** Rows as they stand on the screen. `gone`: no longer in what the server lists, kept where it is until the reader moves on. */
export type SteadyRow<T> = { item: T; gone: boolean };
export type SteadyRows<T> = { rows: SteadyRow<T>[]; fresh: number };

/** New data without moving a row: what is shown is brought up to date in place, what is new is counted. */
export function steadyRows<T extends { id: string }>(
  shown: readonly string[],
  known: ReadonlyMap<string, T>,
  listed: readonly T[],
): SteadyRows<T> {
  if (shown.length === 0) return { rows: listed.map((item) => ({ item, gone: false })), fresh: 0 };
  const byId = new Map(listed.map((item) => [item.id, item]));
  const rows = shown.flatMap((id): SteadyRow<T>[] => {
    const item = byId.get(id);
    if (item) return [{ item, gone: false }];
    const last = known.get(id);
    return last ? [{ item: last, gone: true }] : [];
  });
  const lastShown = shown.findLast((id) => byId.has(id));
  const end = lastShown === undefined ? listed.length : listed.findIndex(({ id }) => id === lastShown);
  const onScreen = new Set(shown);
  const fresh = listed.filter(({ id }, index) => index <= end && !onScreen.has(id)).length;
  return { rows, fresh };
}
