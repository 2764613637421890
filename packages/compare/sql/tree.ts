/**
 * The tree of model SQL: what the subset has, as plain data. Everything downstream (checks, printers, seeded faults)
 * works on it. `at` is the byte offset in the text, -1 where the parser does not know it.
 */

export type Query = Select | SetOperation;

type Tail = { ctes: Cte[]; order: OrderItem[]; limit: Expr | null; offset: Expr | null };

export type Select = Tail & {
  kind: 'select';
  distinct: boolean;
  items: SelectItem[];
  from: From | null;
  where: Expr | null;
  groupBy: Expr[] | 'all';
  having: Expr | null;
  qualify: Expr | null;
};

export type SetOperation = Tail & {
  kind: 'set';
  operation: 'union' | 'except' | 'intersect';
  all: boolean;
  left: Query;
  right: Query;
};

export type Cte = { name: string; columns: string[]; query: Query };
export type SelectItem = { expr: Expr; alias: string | null };
export type OrderItem = { expr: Expr; descending: boolean; nullsFirst: boolean };

export type From = TableRef | SubqueryRef | ValuesRef | UnnestRef | Join;
export type TableRef = { kind: 'table'; name: string; alias: string | null; at: number };
export type SubqueryRef = { kind: 'subquery'; query: Query; alias: string; columns: string[] };
export type ValuesRef = { kind: 'values'; rows: Expr[][]; alias: string; columns: string[] };
/** `FROM t, unnest(list) AS alias(column)`: one row an item. */
export type UnnestRef = { kind: 'unnest'; list: Expr; alias: string; column: string; at: number };
export type JoinType = 'inner' | 'left' | 'full' | 'semi' | 'anti' | 'cross';
export type Join = {
  kind: 'join';
  type: JoinType;
  left: From;
  right: From;
  on: Expr | null;
  using: string[];
  at: number;
};

export type CastType = 'boolean' | 'int' | 'double' | 'text' | 'date' | 'timestamp';
export type CompareOp = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'is distinct from' | 'is not distinct from';

export type Literal =
  | { kind: 'literal'; type: 'null'; at: number }
  | { kind: 'literal'; type: 'boolean'; value: boolean; at: number }
  /** Digits as written: an int stays exact, a decimal counts as a double. */
  | { kind: 'literal'; type: 'int' | 'double' | 'text' | 'date' | 'timestamp'; value: string; at: number };
export type Column = { kind: 'column'; path: string[]; at: number };
export type Parameter = { kind: 'parameter'; name: string; at: number };
/** A function of the table; operators (`+`, `||`, `like` …) are functions too. */
export type Call = {
  kind: 'call';
  name: string;
  args: Expr[];
  distinct: boolean;
  filter: Expr | null;
  order: OrderItem[];
  at: number;
};
export type Compare = { kind: 'compare'; op: CompareOp; left: Expr; right: Expr; at: number };
export type Logic = { kind: 'and' | 'or'; items: Expr[]; at: number };
export type Not = { kind: 'not'; item: Expr; at: number };
export type IsNull = { kind: 'is-null'; item: Expr; negated: boolean; at: number };
export type InList = { kind: 'in'; item: Expr; list: Expr[]; negated: boolean; at: number };
export type InQuery = { kind: 'in-query'; item: Expr; query: Query; negated: boolean; at: number };
export type Between = { kind: 'between'; item: Expr; low: Expr; high: Expr; at: number };
export type Case = { kind: 'case'; branches: { when: Expr; result: Expr }[]; otherwise: Expr | null; at: number };
export type Cast = { kind: 'cast'; item: Expr; type: CastType; tried: boolean; at: number };
export type Row = { kind: 'row'; items: Expr[]; at: number };
export type ScalarQuery = { kind: 'scalar-query' | 'exists'; query: Query; at: number };
export type FrameBound =
  | { edge: 'unbounded preceding' | 'unbounded following' | 'current row' }
  | { edge: 'preceding' | 'following'; offset: Expr };
export type Frame = { unit: 'rows' | 'range'; start: FrameBound; end: FrameBound };
export type Window = {
  kind: 'window';
  name: string;
  args: Expr[];
  distinct: boolean;
  filter: Expr | null;
  partition: Expr[];
  order: OrderItem[];
  /** Null: the default frame. */
  frame: Frame | null;
  at: number;
};

export type Expr =
  | Literal
  | Column
  | Parameter
  | Call
  | Compare
  | Logic
  | Not
  | IsNull
  | InList
  | InQuery
  | Between
  | Case
  | Cast
  | Row
  | ScalarQuery
  | Window;
