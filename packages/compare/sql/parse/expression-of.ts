import type { CastType, CompareOp, Expr, Literal, OrderItem, Query } from '../tree.ts';
import { atOf, type DuckdbNode, maybeNode, nodeOf, nodesOf, textOf, textsOf } from './duckdb-node.ts';
import { OutsideSubset } from './outside-subset.ts';
import { windowOf } from './window-of.ts';

/** How a nested SELECT is read; given in, because queries and expressions contain each other. */
export type Nested = { query: (node: DuckdbNode) => Query };

const comparisons: Record<string, CompareOp> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHAN: '>',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'is distinct from',
  COMPARE_NOT_DISTINCT_FROM: 'is not distinct from',
};

const castTypes: Record<string, CastType> = {
  BOOLEAN: 'boolean',
  INTEGER: 'int',
  BIGINT: 'int',
  DOUBLE: 'double',
  VARCHAR: 'text',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
};

/** DuckDB's names of operators and of functions that the grammar spells its own way. */
const callNames: Record<string, string> = {
  '~~': 'like',
  '!~~': 'not_like',
  '~~*': 'ilike',
  '!~~*': 'not_ilike',
  count_star: 'count',
};

export function expressionOf(node: DuckdbNode, nested: Nested): Expr {
  const at = atOf(node);
  const one = (value: unknown) => expressionOf(nodeOf(value), nested);
  const all = (value: unknown) => nodesOf(value).map((child) => expressionOf(child, nested));
  const type = textOf(node['type']);
  switch (textOf(node['class'])) {
    case 'COLUMN_REF': {
      const path = textsOf(node['column_names']).map((name) => name.toLowerCase());
      if (path.length > 2) throw new OutsideSubset(`the name ${path.join('.')}`, at);
      return { kind: 'column', path, at };
    }
    case 'CONSTANT':
      return constantOf(nodeOf(node['value']), at);
    case 'PARAMETER':
      return { kind: 'parameter', name: textOf(node['identifier']), at };
    case 'COMPARISON': {
      const op = comparisons[type];
      if (!op) throw new OutsideSubset(type, at);
      return { kind: 'compare', op, left: one(node['left']), right: one(node['right']), at };
    }
    case 'CONJUNCTION':
      return { kind: type === 'CONJUNCTION_AND' ? 'and' : 'or', items: all(node['children']), at };
    case 'BETWEEN':
      return { kind: 'between', item: one(node['input']), low: one(node['lower']), high: one(node['upper']), at };
    case 'CASE':
      return {
        kind: 'case',
        branches: nodesOf(node['case_checks']).map((check) => ({
          when: one(check['when_expr']),
          result: one(check['then_expr']),
        })),
        otherwise: node['else_expr'] === null ? null : one(node['else_expr']),
        at,
      };
    case 'CAST':
      return castOf(node, one(node['child']), at);
    case 'OPERATOR':
      return operatorOf(type, all(node['children']), at);
    case 'FUNCTION':
      return callOf(node, nested, at);
    case 'WINDOW':
      return windowOf(node, nested, at);
    case 'SUBQUERY':
      return subqueryOf(node, nested, at);
    case 'STAR':
      throw new OutsideSubset('*', at);
    default:
      throw new OutsideSubset(textOf(node['class']) || type, at);
  }
}

export function ordersOf(value: unknown, nested: Nested): OrderItem[] {
  return nodesOf(value).map((order) => {
    const expr = nodeOf(order['expression']);
    if (expr['class'] === 'STAR') throw new OutsideSubset('ORDER BY ALL', atOf(expr));
    return {
      expr: expressionOf(expr, nested),
      descending: order['type'] === 'DESCENDING',
      nullsFirst: order['null_order'] === 'NULLS FIRST' || order['null_order'] === 'ORDER_NULLS_FIRST',
    };
  });
}

function constantOf(value: DuckdbNode, at: number): Literal {
  const type = nodeOf(value['type']);
  const id = textOf(type['id']);
  if (id === 'NULL' || value['is_null'] === true) return { kind: 'literal', type: 'null', at };
  const raw = value['value'];
  if (id === 'VARCHAR') return { kind: 'literal', type: 'text', value: String(raw), at };
  if (id === 'BOOLEAN') return { kind: 'literal', type: 'boolean', value: raw === true, at };
  if (id === 'INTEGER' || id === 'BIGINT') return { kind: 'literal', type: 'int', value: String(raw), at };
  if (id === 'DOUBLE') return { kind: 'literal', type: 'double', value: String(raw), at };
  if (id === 'DECIMAL' && typeof raw === 'number') {
    const scale = Number(nodeOf(type['type_info'])['scale']);
    return { kind: 'literal', type: 'double', value: String(Number(`${raw}e-${scale}`)), at };
  }
  throw new OutsideSubset(`a constant of type ${id}`, at);
}

function castOf(node: DuckdbNode, item: Expr, at: number): Expr {
  const id = textOf(nodeOf(node['cast_type'])['id']);
  const type = castTypes[id];
  if (!type) throw new OutsideSubset(`CAST AS ${id}`, at);
  const tried = node['try_cast'] === true;
  if (!tried && item.kind === 'literal' && item.type === 'text') {
    if (type === 'boolean') return { kind: 'literal', type, value: /^t/i.test(item.value), at: item.at };
    if (type === 'date' || type === 'timestamp') return { kind: 'literal', type, value: item.value, at: item.at };
  }
  return { kind: 'cast', item, type, tried, at };
}

function operatorOf(type: string, items: Expr[], at: number): Expr {
  const [first, ...rest] = items;
  if (!first) throw new OutsideSubset(type, at);
  switch (type) {
    case 'OPERATOR_IS_NULL':
    case 'OPERATOR_IS_NOT_NULL':
      return { kind: 'is-null', item: first, negated: type === 'OPERATOR_IS_NOT_NULL', at };
    case 'OPERATOR_NOT':
      if ((first.kind === 'in' || first.kind === 'in-query') && !first.negated) return { ...first, negated: true };
      return { kind: 'not', item: first, at };
    case 'COMPARE_IN':
    case 'COMPARE_NOT_IN':
      return { kind: 'in', item: first, list: rest, negated: type === 'COMPARE_NOT_IN', at };
    case 'OPERATOR_COALESCE':
      return { kind: 'call', name: 'coalesce', args: items, distinct: false, filter: null, order: [], at };
    default:
      throw new OutsideSubset(type.replace(/^OPERATOR_/, '').replaceAll('_', ' '), at);
  }
}

function callOf(node: DuckdbNode, nested: Nested, at: number): Expr {
  const name = textOf(node['function_name']).toLowerCase();
  const args = nodesOf(node['children']).map((child) => expressionOf(child, nested));
  if (name === 'row') return { kind: 'row', items: args, at };
  if (name === '-' && args.length === 1) return { ...emptyCall('negate', at), args };
  const filter = maybeNode(node['filter']);
  return {
    kind: 'call',
    name: Object.hasOwn(callNames, name) ? (callNames[name] ?? name) : name,
    args,
    distinct: node['distinct'] === true,
    filter: filter && expressionOf(filter, nested),
    order: ordersOf(maybeNode(node['order_bys'])?.['orders'], nested),
    at,
  };
}

const emptyCall = (name: string, at: number) =>
  ({ kind: 'call', name, args: [], distinct: false, filter: null, order: [], at }) satisfies Expr;

function subqueryOf(node: DuckdbNode, nested: Nested, at: number): Expr {
  const query = nested.query(nodeOf(nodeOf(node['subquery'])['node']));
  const type = textOf(node['subquery_type']);
  if (type === 'EXISTS') return { kind: 'exists', query, at };
  if (type === 'SCALAR') return { kind: 'scalar-query', query, at };
  if (type === 'ANY' && node['comparison_type'] === 'COMPARE_EQUAL') {
    const item = expressionOf(nodeOf(node['child']), nested);
    return { kind: 'in-query', item, query, negated: false, at };
  }
  throw new OutsideSubset(`a subquery with ${type}`, at);
}
