const lists = new Set(['state', 'severity', 'model', 'field', 'unit', 'verdict']);

/** The address of the queue as the API takes a filter in a body: lists as lists. */
export function filterOf(text: string): Record<string, string | string[]> {
  const search = new URLSearchParams(text);
  const filter: Record<string, string | string[]> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name).filter(Boolean);
    if (values.length > 0) filter[name] = lists.has(name) ? values : (values[0] ?? '');
  }
  return filter;
}
