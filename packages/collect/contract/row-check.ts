/**
 * A condition over one row, as contracts write it: columns, numbers, 'texts', add_days(date, n),
 * = <> < <= > >=, is [not] null, and, or, brackets.
 */
export type RowCheck =
  | { kind: 'and' | 'or'; parts: RowCheck[] }
  | { kind: 'compare'; op: Comparison; left: Operand; right: Operand }
  | { kind: 'is null'; of: Operand; negated: boolean };

export type Operand =
  | { kind: 'column'; name: string }
  | { kind: 'value'; value: string | number }
  | { kind: 'add_days'; date: Operand; days: number };

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

const comparisons: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
const token = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|'((?:[^']|'')*)'|(<=|>=|<>|[=<>(),]))/y;

type Token = { word?: string; number?: number; text?: string; sign?: string; at: number };

function tokens(sql: string): Token[] {
  const found: Token[] = [];
  const end = sql.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const at = token.lastIndex;
    const match = token.exec(sql);
    if (!match) throw new Error(`unexpected text at ${at + 1}: ${sql.slice(at).trim()}`);
    const [, word, number, text, sign] = match;
    if (word !== undefined) found.push({ word, at });
    else if (number !== undefined) found.push({ number: Number(number), at });
    else if (text !== undefined) found.push({ text: text.replaceAll("''", "'"), at });
    else found.push({ sign, at });
  }
  return found;
}

/** Reads a check. Throws an Error that names the place where it stops being one. */
export function parseRowCheck(sql: string): RowCheck {
  const list = tokens(sql);
  let next = 0;

  const fail = (expected: string): never => {
    throw new Error(`${expected} expected at ${(list[next]?.at ?? sql.length) + 1}`);
  };
  const word = (text: string): boolean => {
    if (list[next]?.word?.toLowerCase() !== text) return false;
    next++;
    return true;
  };
  const sign = (text: string): boolean => {
    if (list[next]?.sign !== text) return false;
    next++;
    return true;
  };

  const operand = (): Operand => {
    const at = list[next];
    const value = at?.number ?? at?.text;
    const name = at?.word ?? '';
    if (value === undefined && name === '') return fail('a column or a value');
    next++;
    if (value !== undefined) return { kind: 'value', value };
    if (!sign('(')) return { kind: 'column', name };
    if (name.toLowerCase() !== 'add_days') {
      next -= 2;
      return fail('add_days');
    }
    const date = operand();
    if (!sign(',')) fail(',');
    const days = list[next++]?.number;
    if (days === undefined || !Number.isInteger(days)) {
      next--;
      return fail('a whole number of days');
    }
    if (!sign(')')) fail(')');
    return { kind: 'add_days', date, days };
  };

  const condition = (): RowCheck => {
    if (sign('(')) {
      const inner = either();
      if (!sign(')')) fail(')');
      return inner;
    }
    const left = operand();
    if (word('is')) {
      const negated = word('not');
      if (!word('null')) fail('null');
      return { kind: 'is null', of: left, negated };
    }
    const op = list[next]?.sign;
    if (op === undefined || !comparisons.includes(op)) return fail('a comparison');
    next++;
    return { kind: 'compare', op: op as Comparison, left, right: operand() };
  };

  const chain = (kind: 'and' | 'or', part: () => RowCheck): RowCheck => {
    const parts = [part()];
    while (word(kind)) parts.push(part());
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const both = (): RowCheck => chain('and', condition);
  const either = (): RowCheck => chain('or', both);

  const check = either();
  if (next < list.length) fail('the end');
  return check;
}

/** The columns a check reads, each once. */
export function columnsOfCheck(check: RowCheck): string[] {
  const inOperand = (of: Operand): string[] =>
    of.kind === 'column' ? [of.name] : of.kind === 'add_days' ? inOperand(of.date) : [];
  const inCheck = (of: RowCheck): string[] => {
    if (of.kind === 'compare') return [...inOperand(of.left), ...inOperand(of.right)];
    if (of.kind === 'is null') return inOperand(of.of);
    return of.parts.flatMap(inCheck);
  };
  return [...new Set(inCheck(check))];
}
