import type { Cte, Expr, From, Join, OrderItem, Query, Select, SelectItem, SetOperation, ValuesRef } from '../tree.ts';
import { sites } from '../walk.ts';
import { identifier } from './identifier.ts';
import { givesBoolean } from './is-condition.ts';
import type { Printer } from './printer.ts';

export function printQuery(query: Query, printer: Printer): string {
  const ctes = query.ctes.map((cte) => printCte(cte, printer)).join(', ');
  const body = query.kind === 'select' ? printSelect(query, printer) : printSetOperation(query, printer);
  return ctes ? `WITH ${ctes} ${body}` : body;
}

function printCte({ name, columns, query }: Cte, printer: Printer): string {
  const inner = named(query, columns, printer);
  return `${identifier(name)}${inner.list} AS (${inner.text})`;
}

/** The query under the column names that its alias gives it. */
function named(query: Query, columns: string[], printer: Printer): { text: string; list: string } {
  if (columns.length === 0) return { text: printer.query(query), list: '' };
  if (printer.engine.columnListBehindAlias)
    return { text: printer.query(query), list: `(${columns.map(identifier).join(', ')})` };
  return { text: printer.query(withNames(query, columns)), list: '' };
}

function withNames(query: Query, columns: string[]): Query {
  if (query.kind === 'set') return { ...query, left: withNames(query.left, columns) };
  return { ...query, items: query.items.map((item, i) => ({ ...item, alias: columns[i] ?? item.alias })) };
}

function printSelect(select: Select, outer: Printer): string {
  const printer = outer.renaming(select.from ? unnestNames(select.from, outer) : new Map());
  const parts = [
    `SELECT ${select.distinct ? 'DISTINCT ' : ''}${select.items.map((item) => printItem(item, printer)).join(', ')}`,
    select.from ? `FROM ${printFrom(select.from, printer)}` : '',
    select.where ? `WHERE ${printer.expr(select.where)}` : '',
    printGroup(select, printer),
    select.having ? `HAVING ${printer.expr(select.having)}` : '',
    select.qualify ? `QUALIFY ${printer.expr(select.qualify)}` : '',
    tail(select, printer, printer.engine.orderBySeesAliases ? [] : select.items),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function printGroup({ groupBy }: Select, printer: Printer): string {
  if (groupBy === 'all') return 'GROUP BY ALL';
  return groupBy.length > 0 ? `GROUP BY ${printer.list(groupBy)}` : '';
}

function printItem({ expr, alias }: SelectItem, printer: Printer): string {
  const name = alias ?? (expr.kind === 'column' ? expr.path.at(-1) : undefined);
  const text = printer.value(expr);
  const value = givesBoolean(expr) ? printer.engine.condition(text) : text;
  return name && value !== name ? `${value} AS ${identifier(name)}` : value;
}

function tail(query: Query, printer: Printer, aliases: SelectItem[]): string {
  const order = query.order.map((one) => ({ ...one, expr: aliased(one, aliases) }));
  return [
    order.length > 0 ? `ORDER BY ${printer.order(order)}` : '',
    query.limit ? `LIMIT ${printer.expr(query.limit)}` : '',
    query.offset ? `OFFSET ${printer.expr(query.offset)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function aliased({ expr }: OrderItem, items: SelectItem[]): OrderItem['expr'] {
  if (expr.kind !== 'column' || expr.path.length > 1) return expr;
  return items.find(({ alias }) => alias === expr.path[0])?.expr ?? expr;
}

function printSetOperation(query: SetOperation, printer: Printer): string {
  const keyword = query.all ? 'UNION ALL' : printer.engine.setOperations[query.operation];
  const body = `${printSide(query.left, printer)} ${keyword} ${printSide(query.right, printer)}`;
  const end = tail(query, printer, []);
  if (!end) return body;
  return printer.engine.setOperationHasTail ? `${body} ${end}` : `SELECT * FROM (${body}) ${end}`;
}

/** One side of a set operation; a chain of UNION ALL stays flat. */
function printSide(query: Query, printer: Printer): string {
  const plain = query.ctes.length === 0 && query.order.length === 0 && !query.limit && !query.offset;
  const flat = plain && (query.kind === 'select' || (query.operation === 'union' && query.all));
  return flat ? printer.query(query) : `(${printer.query(query)})`;
}

function printFrom(from: From, printer: Printer): string {
  switch (from.kind) {
    case 'table':
      return from.alias ? `${identifier(from.name)} AS ${identifier(from.alias)}` : identifier(from.name);
    case 'subquery': {
      const inner = named(from.query, from.columns, printer);
      return `(${inner.text}) AS ${identifier(from.alias)}${inner.list}`;
    }
    case 'values':
      return printValues(from, printer);
    case 'unnest':
      return `unnest(${printer.expr(from.list)}) AS ${identifier(from.alias)}(${identifier(from.column)})`;
    case 'join':
      return printJoin(from, printer);
  }
}

function printValues({ rows, alias, columns }: ValuesRef, printer: Printer): string {
  if (printer.engine.columnListBehindAlias) {
    const lines = rows.map((row) => `(${printer.list(row)})`).join(', ');
    return `(VALUES ${lines}) AS ${identifier(alias)}(${columns.map(identifier).join(', ')})`;
  }
  const selects = rows.map(
    (row) => `SELECT ${row.map((expr, i) => `${printer.value(expr)} AS ${identifier(columns[i] ?? '')}`).join(', ')}`,
  );
  return `(${selects.join(' UNION ALL ')}) AS ${identifier(alias)}`;
}

function printJoin(join: Join, printer: Printer): string {
  const left = printFrom(join.left, printer);
  if (join.right.kind === 'unnest' && printer.engine.unnest === 'array-join') {
    const { list, alias, column } = join.right;
    return `${left} ARRAY JOIN ${printer.expr(list)} AS ${identifier(unnestName(alias, column))}`;
  }
  const right = printFrom(join.right, printer);
  const key = joinKey(join, printer);
  const condition = join.on && (key ? `${key} AND ${printer.tight(join.on)}` : printer.expr(join.on));
  const on = condition ? ` ON ${condition}` : '';
  const using = join.using.length > 0 ? ` USING (${join.using.map(identifier).join(', ')})` : '';
  return `${left} ${printer.engine.joins[join.type]} ${right}${on}${using}`;
}

/** The equality that an outer join lacks, for engines that need one. */
function joinKey(join: Join, printer: Printer): string | null {
  const { joinKey: keyOf } = printer.engine;
  if (!keyOf || !join.on || join.type === 'inner' || join.type === 'cross') return null;
  const right = namesOf(join.right);
  const conditions = join.on.kind === 'and' ? join.on.items : [join.on];
  const isKey = (one: Expr) => {
    if (one.kind !== 'compare' || (one.op !== '=' && one.op !== 'is not distinct from')) return false;
    const [a, b] = [sidesOf(one.left, right), sidesOf(one.right, right)];
    return a.size === 1 && b.size === 1 && [...a][0] !== [...b][0];
  };
  if (conditions.some(isKey)) return null;
  const columns = [...sites(join.on)].flatMap(({ node }) => (node.kind === 'column' ? [node] : []));
  const one = (side: string) => columns.find((column) => [...sidesOf(column, right)][0] === side);
  const [left, other] = [one('left'), one('right')];
  return left && other ? keyOf(printer.expr(left), printer.expr(other)) : null;
}

function namesOf(from: From): Set<string> {
  if (from.kind === 'join') return namesOf(from.left).union(namesOf(from.right));
  return new Set([from.kind === 'table' ? (from.alias ?? from.name) : from.alias]);
}

/** The sides whose columns an expression reads. */
function sidesOf(expr: Expr, right: Set<string>): Set<'left' | 'right'> {
  const sides = new Set<'left' | 'right'>();
  for (const { node } of sites(expr))
    if (node.kind === 'column' && node.path.length > 1) sides.add(right.has(node.path[0] ?? '') ? 'right' : 'left');
  return sides;
}

const unnestName = (alias: string, column: string) => `${alias}__${column}`;

function unnestNames(from: From, printer: Printer): Map<string, string> {
  const names = new Map<string, string>();
  const visit = (part: From) => {
    if (part.kind === 'join') {
      visit(part.left);
      visit(part.right);
    } else if (part.kind === 'unnest') {
      for (const called of [part.column, `${part.alias}.${part.column}`])
        names.set(called, unnestName(part.alias, part.column));
    }
  };
  if (printer.engine.unnest === 'array-join') visit(from);
  return names;
}
