import type { Columns, SqlType } from './sql-type.ts';

export type Source = {
  alias: string;
  columns: Columns;
  /** The dataset or derived table itself, absent for a subquery or CTE. */
  table?: string;
};

export type Found = { kind: 'found'; type: SqlType; source: Source } | { kind: 'ambiguous' | 'outer' | 'none' };

/** What the names in one select mean. */
export class Scope {
  readonly sources: Source[] = [];
  /** Columns joined by USING: the same on both sides. */
  readonly using = new Set<string>();
  readonly #outer: Scope | null;

  constructor(outer: Scope | null) {
    this.#outer = outer;
  }

  find(path: string[]): Found {
    const [first = '', second] = path;
    const name = second ?? first;
    const candidates = this.sources.filter(
      ({ alias, columns }) => (second === undefined || alias === first) && columns.has(name),
    );
    const [source] = candidates;
    if (source && candidates.length > 1 && !this.using.has(name)) return { kind: 'ambiguous' };
    if (source) return { kind: 'found', type: source.columns.get(name) ?? 'unknown', source };
    return { kind: this.#outer && this.#outer.find(path).kind !== 'none' ? 'outer' : 'none' };
  }
}
