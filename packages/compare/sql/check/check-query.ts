import type { SqlProblems } from '../sql-problem.ts';
import type { Expr, From, Join, Query, Select } from '../tree.ts';
import { checkCall, mixesNumbers } from './check-call.ts';
import { Scope, type Source } from './scope.ts';
import { type Columns, commonType, type SqlType } from './sql-type.ts';
import type { TablesUsed } from './tables-used.ts';

/** What a query may read: every table by name, and what its CTEs give. */
export type Tables = { known: ReadonlyMap<string, Columns>; ctes: ReadonlyMap<string, Columns> };

/** Checks names, functions and types of a query; the types come out of the tables. */
export class QueryCheck {
  readonly #problems: SqlProblems;
  readonly #used: TablesUsed;

  constructor(problems: SqlProblems, used: TablesUsed) {
    this.#problems = problems;
    this.#used = used;
  }

  /** The output columns of the query. */
  query(query: Query, tables: Tables, outer: Scope | null): Columns {
    const ctes = new Map(tables.ctes);
    for (const cte of query.ctes)
      ctes.set(cte.name, renamed(this.query(cte.query, { ...tables, ctes }, null), cte.columns));
    const inner = { ...tables, ctes };
    if (query.limit || query.offset) this.#problems.add('limit', firstPlace(query));
    if (query.kind === 'select') return this.#select(query, inner, outer);
    const left = this.query(query.left, inner, outer);
    const right = this.query(query.right, inner, outer);
    if (left.size !== right.size)
      this.#problems.add('set-columns', firstPlace(query), { left: left.size, right: right.size });
    const types = [...right.values()];
    return new Map([...left].map(([name, type], i) => [name, commonType([type, types[i] ?? 'unknown'])]));
  }

  #select(select: Select, tables: Tables, outer: Scope | null): Columns {
    const scope = new Scope(outer);
    if (select.from) this.#from(select.from, scope, tables, outer);
    const aliases = new Map<string, SqlType>();
    const context = { scope, tables, aliases };
    const output = new Map<string, SqlType>();
    for (const [i, { expr, alias }] of select.items.entries()) {
      const type = this.expr(expr, context);
      const name = alias ?? (expr.kind === 'column' ? expr.path.at(-1) : undefined);
      if (alias) aliases.set(alias, type);
      output.set(name ?? `column ${i + 1}`, type);
    }
    const clauses = [select.where, select.having, select.qualify, ...(select.groupBy === 'all' ? [] : select.groupBy)];
    for (const clause of clauses) if (clause) this.expr(clause, context);
    for (const { expr } of select.order) this.expr(expr, context);
    if (select.qualify) this.#problems.add('qualify', select.qualify.at);
    return output;
  }

  #from(from: From, scope: Scope, tables: Tables, outer: Scope | null): void {
    switch (from.kind) {
      case 'table':
        scope.sources.push(this.#table(from.name, from.alias ?? from.name, from.at, tables));
        return;
      case 'subquery':
        scope.sources.push({
          alias: from.alias,
          columns: renamed(this.query(from.query, tables, scope.sources.length > 0 ? scope : outer), from.columns),
        });
        return;
      case 'values': {
        const context = { scope: new Scope(outer), tables, aliases: new Map<string, SqlType>() };
        const rows = from.rows.map((row) => row.map((expr) => this.expr(expr, context)));
        const columns = from.columns.map((name, i): [string, SqlType] => [
          name,
          commonType(rows.map((row) => row[i] ?? 'unknown')),
        ]);
        scope.sources.push({ alias: from.alias, columns: new Map(columns) });
        return;
      }
      case 'unnest':
        this.expr(from.list, { scope, tables, aliases: new Map() });
        scope.sources.push({ alias: from.alias, columns: new Map([[from.column, 'text']]) });
        return;
      case 'join':
        this.#join(from, scope, tables, outer);
    }
  }

  #join(join: Join, scope: Scope, tables: Tables, outer: Scope | null): void {
    this.#from(join.left, scope, tables, outer);
    const before = scope.sources.length;
    this.#from(join.right, scope, tables, outer);
    for (const column of join.using) {
      scope.using.add(column);
      this.expr({ kind: 'column', path: [column], at: join.at }, { scope, tables, aliases: new Map() });
      for (const source of scope.sources) this.#note(source, column, join.at);
    }
    if (join.on) this.#on(join.on, { scope, tables, aliases: new Map() });
    // What a semi or anti join looks at is not there afterwards.
    if (join.type === 'semi' || join.type === 'anti') scope.sources.splice(before);
  }

  #on(on: Expr, context: Context): void {
    this.expr(on, context);
    for (const one of on.kind === 'and' ? on.items : [on]) {
      if (one.kind !== 'compare' || (one.op !== '=' && one.op !== 'is not distinct from')) continue;
      const sides = [one.left, one.right];
      const types = sides.map((side) => this.expr(side, context));
      if (mixesNumbers(sides, types)) this.#problems.add('mixed-numbers', one.at, { name: 'JOIN … ON' });
    }
  }

  #table(name: string, alias: string, at: number, tables: Tables): Source {
    const cte = tables.ctes.get(name);
    if (cte) return { alias, columns: cte };
    const columns = tables.known.get(name);
    if (!columns) {
      this.#problems.add('unknown-table', at, { name });
      return { alias, columns: new Map() };
    }
    this.#used.table(name, at);
    return { alias, columns, table: name };
  }

  #note({ table, columns }: Source, column: string, at: number): void {
    if (table && columns.has(column)) this.#used.column(table, column, at);
  }

  /** The type of an expression; `aliases` are output columns that it may name. */
  expr(expr: Expr, context: Context): SqlType {
    const one = (child: Expr) => this.expr(child, context);
    switch (expr.kind) {
      case 'literal':
        return expr.type === 'null' ? 'unknown' : expr.type;
      case 'parameter':
        return 'unknown';
      case 'column':
        return this.#column(expr.path, expr.at, context);
      case 'call':
      case 'window': {
        const types = expr.args.map(one);
        if (expr.filter) one(expr.filter);
        for (const { expr: key } of expr.order) one(key);
        if (expr.kind === 'window') expr.partition.forEach(one);
        return checkCall(expr, types, this.#problems);
      }
      case 'case': {
        for (const { when } of expr.branches) one(when);
        const results = expr.branches.map(({ result }) => one(result));
        return commonType([...results, ...(expr.otherwise ? [one(expr.otherwise)] : [])]);
      }
      case 'cast': {
        const type = one(expr.item);
        if (expr.type === 'text' && (type === 'double' || type === 'timestamp' || type === 'boolean'))
          this.#problems.add('cast-to-text', expr.at < 0 ? expr.item.at : expr.at, { type });
        return expr.type;
      }
      case 'scalar-query':
        return [...this.query(expr.query, context.tables, context.scope).values()][0] ?? 'unknown';
      case 'exists':
        this.query(expr.query, context.tables, context.scope);
        return 'boolean';
      case 'in-query':
        one(expr.item);
        this.query(expr.query, context.tables, context.scope);
        if (expr.negated) this.#problems.add('not-in-query', expr.at);
        return 'boolean';
      case 'row':
        expr.items.forEach(one);
        return 'unknown';
      default:
        for (const child of conditionParts(expr)) one(child);
        return 'boolean';
    }
  }

  #column(path: string[], at: number, { scope, aliases }: Context): SqlType {
    const name = path.join('.');
    const found = scope.find(path);
    if (found.kind === 'found') {
      this.#note(found.source, path.at(-1) ?? '', at);
      return found.type;
    }
    const alias = path.length === 1 ? aliases.get(name) : undefined;
    if (alias) return alias;
    if (name === 'current_date' || name === 'current_timestamp')
      this.#problems.add('nondeterministic', at, { name, instead: '$as_of' });
    else if (found.kind === 'ambiguous') this.#problems.add('ambiguous-column', at, { name });
    else this.#problems.add(found.kind === 'outer' ? 'correlated' : 'unknown-column', at, { name });
    return 'unknown';
  }
}

type Context = { scope: Scope; tables: Tables; aliases: ReadonlyMap<string, SqlType> };

function renamed(columns: Columns, names: string[]): Columns {
  return new Map([...columns].map(([name, type], i) => [names[i] ?? name, type]));
}

type Condition = Extract<Expr, { kind: 'compare' | 'and' | 'or' | 'not' | 'is-null' | 'in' | 'between' }>;

function conditionParts(expr: Condition): Expr[] {
  switch (expr.kind) {
    case 'compare':
      return [expr.left, expr.right];
    case 'and':
    case 'or':
      return expr.items;
    case 'in':
      return [expr.item, ...expr.list];
    case 'between':
      return [expr.item, expr.low, expr.high];
    default:
      return [expr.item];
  }
}

function firstPlace(query: Query): number {
  const select = query.kind === 'set' ? null : query;
  return query.limit?.at ?? query.offset?.at ?? select?.items[0]?.expr.at ?? -1;
}
