/** A text literal of ClickHouse, where a backslash is an escape. */
export function clickhouseText(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A double without a fraction as an integer. toInt64 would fail on what a null hides. */
export function whole(item: string): string {
  return `accurateCastOrNull(${item}, 'Int64')`;
}
