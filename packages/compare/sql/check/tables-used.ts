/** Which columns of which tables a statement reads. */
export class TablesUsed {
  readonly columns = new Map<string, Map<string, number>>();
  readonly tables = new Map<string, number>();

  table(name: string, at: number): void {
    if (!this.tables.has(name)) this.tables.set(name, at);
  }

  column(table: string, name: string, at: number): void {
    const known = this.columns.get(table) ?? new Map<string, number>();
    if (!known.has(name)) known.set(name, at);
    this.columns.set(table, known);
  }
}
