import type { Expr, From, Join, Query, Select } from '../../sql/tree.ts';
import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type FaultyTree, type Seeder, truth } from '../fault.ts';

type Path = readonly (string | number)[];

/** One condition of ON or one column of USING gone; LEFT for INNER and INNER for LEFT. */
export const joinLoosened: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind === 'select' && node.from) yield* joinTypes(tree, node, [...path, 'from'], node.from);
    if (node.kind !== 'join') continue;
    yield* onConditions(tree, node, path);
    if (node.using.length > 1)
      for (const column of node.using) {
        const using = node.using.filter((one) => one !== column);
        yield {
          id: `using dropped: ${column} of ${nameOf(node.right)}`,
          tree: replaced(tree, [...path, 'using'], using),
        };
      }
  }
};

function* onConditions(tree: Query, join: Join, path: Path) {
  if (!join.on) return;
  const items = join.on.kind === 'and' ? join.on.items : [join.on];
  for (const [i, item] of items.entries()) {
    const rest = items.filter((_, j) => j !== i);
    const on: Expr = rest.length > 1 ? { kind: 'and', items: rest, at: -1 } : (rest[0] ?? truth);
    yield { id: `on dropped: ${excerpt(item)}`, tree: replaced(tree, [...path, 'on'], on) };
  }
}

function* joinTypes(tree: Query, select: Select, path: Path, from: From): Generator<FaultyTree> {
  if (from.kind !== 'join') return;
  yield* joinTypes(tree, select, [...path, 'left'], from.left);
  yield* joinTypes(tree, select, [...path, 'right'], from.right);
  if (from.type === 'left')
    yield { id: `left → inner: ${nameOf(from.right)}`, tree: replaced(tree, [...path, 'type'], 'inner') };
  if (from.type === 'inner' && from.right.kind !== 'unnest' && !demands(select, from))
    yield { id: `inner → left: ${nameOf(from.right)}`, tree: replaced(tree, [...path, 'type'], 'left') };
}

/** Whether another condition fails anyway where the right side has no row, so that LEFT would change nothing. */
function demands(select: Select, join: Join): boolean {
  const name = nameOf(join.right);
  const conditions = [select.where, ...innerConditions(select.from, join)].filter((expr) => expr !== null);
  return conditions.flatMap(conjuncts).some((one) => nullRejecting(one, name));
}

const conjuncts = (expr: Expr): Expr[] => (expr.kind === 'and' ? expr.items.flatMap(conjuncts) : [expr]);

function innerConditions(from: From | null, except: Join): (Expr | null)[] {
  if (from?.kind !== 'join') return [];
  const own = from.type === 'inner' && from !== except ? [from.on] : [];
  return [...own, ...innerConditions(from.left, except), ...innerConditions(from.right, except)];
}

/** A comparison of a column of the table, not softened by coalesce, CASE or IS NULL. */
function nullRejecting(expr: Expr, table: string): boolean {
  if (expr.kind === 'column') return expr.path.length === 2 && expr.path[0] === table;
  if (expr.kind === 'is-null') return expr.negated && nullRejecting(expr.item, table);
  if (expr.kind === 'compare')
    return !expr.op.startsWith('is') && (nullRejecting(expr.left, table) || nullRejecting(expr.right, table));
  if (expr.kind === 'between' || expr.kind === 'in' || expr.kind === 'in-query') return nullRejecting(expr.item, table);
  if (expr.kind === 'call' && !['coalesce', 'exempt', 'least', 'greatest', 'json_strings'].includes(expr.name))
    return expr.args.some((arg) => nullRejecting(arg, table));
  return false;
}

function nameOf(from: From): string {
  if (from.kind === 'table') return from.alias ?? from.name;
  return from.kind === 'join' ? nameOf(from.right) : from.alias;
}
