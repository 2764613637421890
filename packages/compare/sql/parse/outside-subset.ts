/** Something that DuckDB can parse and the subset leaves out. Never leaves the parser. */
export class OutsideSubset extends Error {
  readonly what: string;
  readonly at: number;

  constructor(what: string, at: number) {
    super(`${what} is not in the subset`);
    this.name = 'OutsideSubset';
    this.what = what;
    this.at = at;
  }
}
