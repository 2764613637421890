/** A kept filter as the page's address has it, in one order. */
export function textOfFilter(filter: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(filter))
    for (const one of [value].flat()) if (one !== null && one !== undefined) search.append(key, String(one));
  search.sort();
  return search.toString();
}

/** The same conditions in the same order. */
export function orderedText(text: string): string {
  const search = new URLSearchParams(text);
  search.sort();
  return search.toString();
}
