import type { Engine } from '../engines/engine.ts';
import type { FunctionName } from '../functions/signatures.ts';
import { signatureOf } from '../functions/signatures.ts';
import type { Call, Case, Column, Expr, Frame, FrameBound, Literal, OrderItem, Query, Window } from '../tree.ts';
import { identifier } from './identifier.ts';
import { isCondition } from './is-condition.ts';
import { printQuery } from './print-query.ts';

/** Values of `$name`. `as_of` is a moment, 'YYYY-MM-DD HH:MM:SS'; times of day come as minutes after midnight. */
export type Values = Readonly<Record<string, number | string>>;

/** Columns made by unnest in FROM, by the names they may be called, where the engine needs another name. */
type Renamed = ReadonlyMap<string, string>;

/** Prints expressions of one select for one engine; queries inside print themselves through `print-query.ts`. `names` leaves parameters as they are. */
export class Printer {
  readonly engine: Engine;
  readonly values: Values | 'names';
  readonly #renamed: Renamed;

  constructor(engine: Engine, values: Values | 'names', renamed: Renamed = new Map()) {
    this.engine = engine;
    this.values = values;
    this.#renamed = renamed;
  }

  renaming(renamed: Renamed): Printer {
    return new Printer(this.engine, this.values, renamed);
  }

  query(query: Query): string {
    return printQuery(query, this);
  }

  list(exprs: Expr[]): string {
    return exprs.map((expr) => this.expr(expr)).join(', ');
  }

  /** As a value of its own: an output column, a result of CASE, an argument that gives its type to the call. */
  value(expr: Expr): string {
    const text = this.expr(expr);
    const whole =
      (expr.kind === 'literal' && expr.type === 'int') || (expr.kind === 'parameter' && /^\(?-?\d+\)?$/.test(text));
    return whole ? this.engine.integer(text) : text;
  }

  /** In brackets where it would not hold together beside an operator. */
  tight(expr: Expr): string {
    const text = this.expr(expr);
    return isLoose(expr) ? `(${text})` : text;
  }

  expr(expr: Expr): string {
    switch (expr.kind) {
      case 'literal':
        return this.#literal(expr);
      case 'column':
        return this.#column(expr);
      case 'parameter':
        return this.#parameter(expr.name);
      case 'call':
        return this.#call(expr);
      case 'compare':
        return `${this.tight(expr.left)} ${expr.op.toUpperCase()} ${this.tight(expr.right)}`;
      case 'and':
      case 'or':
        return expr.items.map((item) => this.tight(item)).join(` ${expr.kind.toUpperCase()} `);
      case 'not':
        return `NOT ${this.tight(expr.item)}`;
      case 'is-null':
        return `${this.tight(expr.item)} IS ${expr.negated ? 'NOT ' : ''}NULL`;
      case 'in':
        return `${this.tight(expr.item)} ${expr.negated ? 'NOT IN' : 'IN'} (${this.list(expr.list)})`;
      case 'in-query':
        return `${this.tight(expr.item)} ${expr.negated ? 'NOT IN' : 'IN'} (${this.query(expr.query)})`;
      case 'between':
        return `${this.tight(expr.item)} BETWEEN ${this.tight(expr.low)} AND ${this.tight(expr.high)}`;
      case 'case':
        return this.#case(expr);
      case 'cast':
        return this.engine.cast(this.expr(expr.item), expr.type, expr.tried);
      case 'row':
        return `(${this.list(expr.items)})`;
      case 'exists':
        return `EXISTS (${this.query(expr.query)})`;
      case 'scalar-query':
        return `(${this.query(expr.query)})`;
      case 'window':
        return this.#window(expr);
    }
  }

  order(order: OrderItem[]): string {
    return order
      .map((one) => `${this.expr(one.expr)}${one.descending ? ' DESC' : ''} NULLS ${one.nullsFirst ? 'FIRST' : 'LAST'}`)
      .join(', ');
  }

  #literal(literal: Literal): string {
    switch (literal.type) {
      case 'null':
        return 'NULL';
      case 'boolean':
        return String(literal.value);
      case 'int':
        return literal.value;
      default:
        return this.engine[literal.type](literal.value);
    }
  }

  #column({ path }: Column): string {
    const other = this.#renamed.get(path.join('.'));
    return other ? identifier(other) : path.map(identifier).join('.');
  }

  #parameter(name: string): string {
    if (this.values === 'names') return `$${name}`;
    const value = this.values[name];
    if (value === undefined) throw new Error(`no value for parameter $${name}`);
    if (typeof value === 'number') {
      const digits = Number.isInteger(value) ? String(value) : this.engine.double(String(Math.abs(value)));
      return value < 0 ? `(${Number.isInteger(value) ? digits : `-${digits}`})` : digits;
    }
    return name === 'as_of' ? this.engine.timestamp(value) : this.engine.text(value);
  }

  #case({ branches, otherwise }: Case): string {
    const whens = branches.map(({ when, result }) => `WHEN ${this.expr(when)} THEN ${this.value(result)}`).join(' ');
    return `CASE ${whens}${otherwise ? ` ELSE ${this.value(otherwise)}` : ''} END`;
  }

  #call(call: Call): string {
    const filter = call.filter ? ` FILTER (WHERE ${this.expr(call.filter)})` : '';
    return this.#form(call, call.order, filter);
  }

  #window(window: Window): string {
    const parts = [
      window.partition.length > 0 ? `PARTITION BY ${this.list(window.partition)}` : '',
      window.order.length > 0 ? `ORDER BY ${this.order(window.order)}` : '',
      window.frame ? this.#frame(window.frame) : '',
    ].filter((part) => part !== '');
    const filter = window.filter ? ` FILTER (WHERE ${this.expr(window.filter)})` : '';
    return this.#form(window, [], `${filter} OVER (${parts.join(' ')})`);
  }

  #form(call: Call | Window, order: OrderItem[], tail: string): string {
    const form = this.engine.functions[call.name as FunctionName];
    if (!form) throw new Error(`no form for function ${call.name}`);
    return form({
      args: call.args.map((arg) => (givesItem(call.name) ? this.value(arg) : this.expr(arg))),
      tight: call.args.map((arg) => this.tight(arg)),
      exprs: call.args,
      distinct: call.distinct,
      order: order.map(({ expr, descending }) => ({ text: this.expr(expr), descending })),
      tail,
    });
  }

  #frame({ unit, start, end }: Frame): string {
    return `${unit.toUpperCase()} BETWEEN ${this.#bound(start)} AND ${this.#bound(end)}`;
  }

  #bound(bound: FrameBound): string {
    const offset = 'offset' in bound ? `${this.expr(bound.offset)} ` : '';
    return `${offset}${bound.edge.toUpperCase()}`;
  }
}

const givesItem = (name: string) => signatureOf(name)?.gives === 'item' || name === 'sum';

function isLoose(expr: Expr): boolean {
  if (expr.kind === 'call') return signatureOf(expr.name)?.role === 'operator';
  if (expr.kind === 'literal') return 'value' in expr && String(expr.value).startsWith('-') && expr.type !== 'text';
  return isCondition(expr);
}
