import * as cedar from '@cedar-policy/cedar-wasm/nodejs';

/** A policy as far as it matters when the resource is not known yet. */
export type OpenPolicy = { effect: 'permit' | 'forbid'; actions: ReadonlySet<string> | 'all'; conditions: Clause[] };
type Clause = { kind: 'when' | 'unless'; body: unknown };

/** true, false, or undefined: it depends on the resource. */
type Truth = boolean | undefined;
const unknown = Symbol('depends on the resource');

/** Reads a policy's text; `inGroup` gives the actions of a group. */
export function openPolicy(text: string, inGroup: (group: string) => readonly string[]): OpenPolicy {
  const read = cedar.policyToJson(text);
  if (read.type === 'failure') throw new Error(read.errors[0]?.message);
  const { effect, action, conditions } = read.json;
  const named = action as { op: string; entity?: { id: string }; entities?: { id: string }[] };
  const entities = named.entities ?? (named.entity ? [named.entity] : []);
  return {
    effect,
    actions: named.op === 'All' ? 'all' : new Set(entities.flatMap(({ id }) => [id, ...inGroup(id)])),
    conditions,
  };
}

/**
 * Whether the action could be allowed to this person for some resource. Only for what is worth showing: the policies decide, in Cedar, on the one resource.
 * The library's own partial evaluation parses everything anew for each question, which is a hundred times slower.
 */
export function maybeAllowed(
  policies: readonly OpenPolicy[],
  action: string,
  person: Readonly<Record<string, unknown>>,
): boolean {
  const about = policies.filter(({ actions }) => actions === 'all' || actions.has(action));
  const holds = ({ conditions }: OpenPolicy): Truth =>
    every(conditions.map(({ kind, body }) => (kind === 'when' ? truth(body, person) : not(truth(body, person)))));
  return (
    about.some((policy) => policy.effect === 'permit' && holds(policy) !== false) &&
    !about.some((policy) => policy.effect === 'forbid' && holds(policy) === true)
  );
}

function truth(expression: unknown, person: Readonly<Record<string, unknown>>): Truth {
  const value = worth(expression, person);
  return typeof value === 'boolean' ? value : undefined;
}

type Pair = { left: unknown; right: unknown };

function worth(expression: unknown, person: Readonly<Record<string, unknown>>): unknown {
  const [[operator, argument] = ['', undefined]] = Object.entries(expression as Record<string, unknown>);
  const pair = argument as Pair;
  const both = () => [worth(pair.left, person), worth(pair.right, person)] as const;
  switch (operator) {
    case 'Value':
      return argument;
    case 'Set':
      return (argument as unknown[]).map((item) => worth(item, person));
    case 'Var':
      return argument === 'principal' ? person : unknown;
    case '.': {
      const of = worth((argument as { left: unknown }).left, person);
      return of === person ? person[(argument as { attr: string }).attr] : unknown;
    }
    case '&&':
      return every([truth(pair.left, person), truth(pair.right, person)]);
    case '||':
      return not(every([not(truth(pair.left, person)), not(truth(pair.right, person))]));
    case '!':
      return not(truth((argument as { arg: unknown }).arg, person));
    case '==': {
      const [left, right] = both();
      return known(left, right) ? left === right : unknown;
    }
    case '!=': {
      const [left, right] = both();
      return known(left, right) ? left !== right : unknown;
    }
    case 'contains': {
      const [left, right] = both();
      return known(left, right) ? (left as unknown[]).includes(right) : unknown;
    }
    case 'containsAny': {
      const [left, right] = both();
      return known(left, right) ? (right as unknown[]).some((item) => (left as unknown[]).includes(item)) : unknown;
    }
    case 'containsAll': {
      const [left, right] = both();
      return known(left, right) ? (right as unknown[]).every((item) => (left as unknown[]).includes(item)) : unknown;
    }
    default:
      return unknown;
  }
}

const known = (...values: unknown[]) =>
  values.every((value) => value !== unknown && value !== undefined && typeof value !== 'symbol');
const not = (value: Truth): Truth => (value === undefined ? undefined : !value);
const every = (values: readonly Truth[]): Truth =>
  values.includes(false) ? false : values.includes(undefined) ? undefined : true;
