import type { Expr, FrameBound, Window } from '../../sql/tree.ts';
import { replaced, sites } from '../../sql/walk.ts';
import { excerpt, type Seeder } from '../fault.ts';

/** One edge of a BETWEEN left out, a window frame one further, a window read from its other end. */
export const windowShifted: Seeder = function* (tree) {
  for (const { node, path } of sites(tree)) {
    if (node.kind === 'between') {
      const { item, low, high, at } = node;
      const from = (op: '>' | '>='): Expr => ({ kind: 'compare', op, left: item, right: low, at });
      const to = (op: '<' | '<='): Expr => ({ kind: 'compare', op, left: item, right: high, at });
      const both = (...items: Expr[]): Expr => ({ kind: 'and', items, at });
      yield { id: `low edge left out: ${excerpt(node)}`, tree: replaced(tree, path, both(from('>'), to('<='))) };
      yield { id: `high edge left out: ${excerpt(node)}`, tree: replaced(tree, path, both(from('>='), to('<'))) };
    }
    if (node.kind !== 'window') continue;
    for (const [what, other] of shifts(node))
      yield { id: `${what}: ${excerpt(node)}`, tree: replaced(tree, path, other) };
  }
};

const swaps: Record<string, string> = { lag: 'lead', lead: 'lag' };

function* shifts(window: Window): Generator<[string, Window]> {
  const swapped = swaps[window.name];
  if (swapped) yield [`${window.name} → ${swapped}`, { ...window, name: swapped }];
  else if (window.order.length > 0 && !hasWholeFrame(window)) {
    const order = window.order.map((one) => ({ ...one, descending: !one.descending }));
    yield ['window reversed', { ...window, order }];
  }
  if (!window.frame) return;
  for (const edge of ['start', 'end'] as const) {
    const bound = window.frame[edge];
    if ('offset' in bound)
      yield [`frame ${edge} + 1`, { ...window, frame: { ...window.frame, [edge]: further(bound) } }];
  }
}

type OffsetBound = Extract<FrameBound, { offset: Expr }>;

function hasWholeFrame({ frame, name }: Window): boolean {
  const whole = frame?.start.edge === 'unbounded preceding' && frame.end.edge === 'unbounded following';
  return whole && name !== 'first_value' && name !== 'last_value';
}

function further(bound: OffsetBound): OffsetBound {
  const one: Expr = { kind: 'literal', type: 'int', value: '1', at: -1 };
  const offset: Expr = {
    kind: 'call',
    name: '+',
    args: [bound.offset, one],
    distinct: false,
    filter: null,
    order: [],
    at: -1,
  };
  return { edge: bound.edge, offset };
}
