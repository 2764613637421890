import type { FunctionTable } from '../functions/form.ts';
import type { CastType, JoinType, SetOperation } from '../tree.ts';

export type EngineName = 'duckdb' | 'clickhouse';

/** How an engine writes what the subset has. Its quirks are these properties; nothing else asks which engine it is. */
export type Engine = {
  name: EngineName;
  functions: FunctionTable;
  text: (value: string) => string;
  double: (digits: string) => string;
  /** A whole number that stands for a value of its own, so that it has the type of an int column. */
  integer: (digits: string) => string;
  date: (value: string) => string;
  timestamp: (value: string) => string;
  cast: (text: string, type: CastType, tried: boolean) => string;
  /** A condition as an output column, so that it comes out as a boolean. */
  condition: (text: string) => string;
  joins: Readonly<Record<JoinType, string>>;
  setOperations: Readonly<Record<SetOperation['operation'], string>>;
  /** Whether ORDER BY prefers an output column over an input column of the same name; if not, its expression is written out. */
  orderBySeesAliases: boolean;
  /** Whether ORDER BY and LIMIT may follow a set operation directly. */
  setOperationHasTail: boolean;
  /** Whether names for columns may follow a subquery, a CTE or VALUES; if not, they are renamed inside. */
  columnListBehindAlias: boolean;
  /** `lateral`: unnest stands in FROM; `array-join`: the engine's own clause. */
  unnest: 'lateral' | 'array-join';
  /** An equality that is always true, made of a column of each side, where an outer join needs one; null where it does not. */
  joinKey: ((left: string, right: string) => string) | null;
};
