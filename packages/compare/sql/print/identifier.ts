/** Words that an engine would not take as a name without quotes. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric between both by case cast check collate column constraint create cross current_date
  current_timestamp default deferrable desc describe distinct else end except exists false fetch final for foreign format from full global
  glob grant group having if ilike in initially inner insert intersect interval into is isnull join lambda lateral leading left like limit
  natural not notnull null offset on only or order outer over partition pivot positional prewhere primary qualify references returning right
  sample select semi settings show similar some summarize symmetric table tablesample then to totals trailing true union unique unpivot
  using values variadic view when where window with`.split(/\s+/),
);

export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
