import type { Cte, Expr, From, Join, JoinType, OrderItem, Query, Select, SelectItem } from '../tree.ts';
import { atOf, type DuckdbNode, maybeNode, nodeOf, nodesOf, textOf, textsOf } from './duckdb-node.ts';
import { expressionOf, type Nested, ordersOf } from './expression-of.ts';
import { OutsideSubset } from './outside-subset.ts';

const nested: Nested = { query: queryOf };
const lower = (value: unknown) => textOf(value).toLowerCase();
const expression = (value: unknown) => expressionOf(nodeOf(value), nested);

function maybeExpression(value: unknown): Expr | null {
  const node = maybeNode(value);
  return node && expressionOf(node, nested);
}

export function queryOf(node: DuckdbNode): Query {
  const tail = { ctes: ctesOf(node), ...modifiersOf(node) };
  switch (node['type']) {
    case 'SELECT_NODE':
      return selectOf(node, tail);
    case 'SET_OPERATION_NODE': {
      if (tail.distinct) throw new OutsideSubset('DISTINCT over a set operation', -1);
      const operation = lower(node['setop_type']);
      if (operation !== 'union' && operation !== 'except' && operation !== 'intersect')
        throw new OutsideSubset(operation.replaceAll('_', ' ').toUpperCase(), -1);
      const all = node['setop_all'] === true;
      if (all && operation !== 'union') throw new OutsideSubset(`${operation.toUpperCase()} ALL`, -1);
      const { distinct: _, ...rest } = tail;
      const [left, right] = [queryOf(nodeOf(node['left'])), queryOf(nodeOf(node['right']))];
      return { kind: 'set', operation, all, left, right, ...rest };
    }
    case 'RECURSIVE_CTE_NODE':
      throw new OutsideSubset('WITH RECURSIVE', -1);
    default:
      throw new OutsideSubset(textOf(node['type']), -1);
  }
}

function ctesOf(node: DuckdbNode): Cte[] {
  return nodesOf(nodeOf(node['cte_map'])['map']).map((entry) => {
    const value = nodeOf(entry['value']);
    if (Array.isArray(value['key_targets']) && value['key_targets'].length > 0)
      throw new OutsideSubset('USING KEY', -1);
    return {
      name: lower(entry['key']),
      columns: textsOf(value['aliases']).map((name) => name.toLowerCase()),
      query: queryOf(nodeOf(nodeOf(value['query'])['node'])),
    };
  });
}

type Modifiers = { distinct: boolean; order: OrderItem[]; limit: Expr | null; offset: Expr | null };

function modifiersOf(node: DuckdbNode): Modifiers {
  const found: Modifiers = { distinct: false, order: [], limit: null, offset: null };
  for (const modifier of nodesOf(node['modifiers'])) {
    switch (modifier['type']) {
      case 'DISTINCT_MODIFIER': {
        const [on] = nodesOf(modifier['distinct_on_targets']);
        if (on) throw new OutsideSubset('DISTINCT ON', atOf(on));
        found.distinct = true;
        break;
      }
      case 'ORDER_MODIFIER':
        found.order = ordersOf(modifier['orders'], nested);
        break;
      case 'LIMIT_MODIFIER':
        found.limit = maybeExpression(modifier['limit']);
        found.offset = maybeExpression(modifier['offset']);
        break;
      default:
        throw new OutsideSubset(textOf(modifier['type']).replaceAll('_', ' '), -1);
    }
  }
  return found;
}

function selectOf(node: DuckdbNode, tail: Modifiers & { ctes: Cte[] }): Select {
  const groups = Array.isArray(node['group_sets']) ? node['group_sets'] : [];
  if (groups.length > 1) throw new OutsideSubset('ROLLUP, CUBE or GROUPING SETS', -1);
  if (node['sample']) throw new OutsideSubset('SAMPLE', -1);
  return {
    kind: 'select',
    ...tail,
    items: nodesOf(node['select_list']).map(itemOf),
    from: fromOf(nodeOf(node['from_table'])),
    where: maybeExpression(node['where_clause']),
    groupBy:
      node['aggregate_handling'] === 'FORCE_AGGREGATES' ? 'all' : nodesOf(node['group_expressions']).map(expression),
    having: maybeExpression(node['having']),
    qualify: maybeExpression(node['qualify']),
  };
}

function itemOf(node: DuckdbNode): SelectItem {
  return { expr: expressionOf(node, nested), alias: lower(node['alias']) || null };
}

function fromOf(node: DuckdbNode): From | null {
  const at = atOf(node);
  if (node['sample']) throw new OutsideSubset('TABLESAMPLE', at);
  const alias = lower(node['alias']);
  const columns = textsOf(node['column_name_alias']).map((name) => name.toLowerCase());
  switch (node['type']) {
    case 'EMPTY':
      return null;
    case 'BASE_TABLE':
      if (node['schema_name'] || node['catalog_name']) throw new OutsideSubset('a table of another schema', at);
      if (columns.length > 0) throw new OutsideSubset('column names behind a table', at);
      return { kind: 'table', name: lower(node['table_name']), alias: alias || null, at };
    case 'SUBQUERY': {
      const inner = nodeOf(nodeOf(node['subquery'])['node']);
      if (!alias) throw new OutsideSubset('a subquery in FROM without a name', at);
      const list = maybeNode(inner['from_table']);
      if (list?.['type'] === 'EXPRESSION_LIST') return valuesOf(list, alias, columns);
      return { kind: 'subquery', query: queryOf(inner), alias, columns };
    }
    case 'EXPRESSION_LIST':
      return valuesOf(node, alias, columns);
    case 'TABLE_FUNCTION':
      return unnestOf(nodeOf(node['function']), alias, columns, at);
    case 'JOIN':
      return joinOf(node, at);
    default:
      throw new OutsideSubset(textOf(node['type']).replaceAll('_', ' '), at);
  }
}

function valuesOf(node: DuckdbNode, alias: string, columns: string[]): From {
  const rows = Array.isArray(node['values']) ? node['values'].map((row) => nodesOf(row).map(expression)) : [];
  if (!alias || columns.length !== rows[0]?.length)
    throw new OutsideSubset('VALUES without a name for each column', -1);
  return { kind: 'values', rows, alias, columns };
}

function unnestOf(call: DuckdbNode, alias: string, columns: string[], at: number): From {
  const name = lower(call['function_name']);
  const [list, ...more] = nodesOf(call['children']);
  const [column, ...others] = columns;
  if (name !== 'unnest' || !list || more.length > 0) throw new OutsideSubset(`${name}() in FROM`, at);
  if (!alias || !column || others.length > 0) throw new OutsideSubset('unnest(…) without a name: AS t(column)', at);
  return { kind: 'unnest', list: expressionOf(list, nested), alias, column, at };
}

const joinTypes: Record<string, JoinType> = { INNER: 'inner', LEFT: 'left', FULL: 'full', SEMI: 'semi', ANTI: 'anti' };

function joinOf(node: DuckdbNode, at: number): From {
  const ref = textOf(node['ref_type']);
  if (ref !== 'REGULAR' && ref !== 'CROSS') throw new OutsideSubset(`${ref} JOIN`, at);
  const name = textOf(node['join_type']);
  const type = ref === 'CROSS' ? 'cross' : joinTypes[name];
  if (!type) throw new OutsideSubset(`${name} JOIN`, at);
  const [left, right] = [fromOf(nodeOf(node['left'])), fromOf(nodeOf(node['right']))];
  if (!left || !right) throw new OutsideSubset('a join with nothing', at);
  const using = textsOf(node['using_columns']).map((column) => column.toLowerCase());
  return leftmost({ kind: 'join', type, left, right, on: maybeExpression(node['condition']), using, at });
}

/** `a, b JOIN c` comes as a cross join with a join on its right; the same the other way round is what every engine reads. */
function leftmost(join: Join): Join {
  const { type, right, at } = join;
  if (right.kind !== 'join') return join;
  if (type !== 'cross') throw new OutsideSubset('a join in brackets', at);
  return { ...right, left: leftmost({ ...join, right: right.left }) };
}
