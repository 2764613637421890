import type { Expr } from '../tree.ts';
import type { FunctionName } from './signatures.ts';

/** A call whose arguments are printed; a form turns it into the engine's text. */
export type PrintedCall = {
  /** Arguments as they stand between commas. */
  args: string[];
  /** Arguments as they stand beside an operator: in brackets where they need them. */
  tight: string[];
  exprs: Expr[];
  distinct: boolean;
  /** ORDER BY inside an aggregate. */
  order: { text: string; descending: boolean }[];
  /** FILTER and OVER, to stand behind the aggregate's own bracket. */
  tail: string;
};

export type Form = (call: PrintedCall) => string;

/** One form for each function of model SQL. A form made of several parts brackets itself. */
export type FunctionTable = Readonly<Record<FunctionName, Form>>;

/** The function under its own or another name, arguments unchanged. */
export const named =
  (name: string): Form =>
  ({ args, distinct, tail }) =>
    `${name}(${distinct ? 'DISTINCT ' : ''}${args.join(', ')})${tail}`;

/** a op b */
export const infix =
  (op: string): Form =>
  ({ tight }) =>
    `${tight[0]} ${op} ${tight[1]}`;

const isZeroFree = (expr: Expr | undefined) =>
  expr?.kind === 'literal' && (expr.type === 'int' || expr.type === 'double') && Number(expr.value) !== 0;

/** The divisor, null where it is zero: dividing by zero gives null on every engine. */
export const divisor = ({ args, tight, exprs }: PrintedCall): string =>
  isZeroFree(exprs[1]) ? `${tight[1]}` : `nullif(${args[1]}, 0)`;
