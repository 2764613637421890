import type { ModelSpec } from '../../model/model.ts';
import type { SqlProblems } from '../sql-problem.ts';
import type { Query, SelectItem } from '../tree.ts';
import type { Columns, SqlType } from './sql-type.ts';

type Wanted = { name: string; why: string; types?: SqlType[] };

/** The output columns that model.yaml speaks of are there and of a fitting type; evidence names datasets that the model rests on. */
export function checkOutput(
  spec: ModelSpec,
  query: Query,
  output: Columns,
  evidence: ReadonlySet<string>,
  problems: SqlProblems,
): void {
  const names = itemsOf(query).map(
    ({ expr, alias }) => alias ?? (expr.kind === 'column' ? expr.path.at(-1) : undefined),
  );
  for (const [i, name] of names.entries()) {
    const at = itemsOf(query)[i]?.expr.at ?? -1;
    if (!name) problems.add('unnamed-output', at);
    else if (names.indexOf(name) !== i) problems.add('double-output', at, { name });
    const dataset = /^ev_(.+?)(?:__.+)?$/.exec(name ?? '')?.[1];
    if (name && dataset && !evidence.has(dataset)) problems.add('evidence-dataset', at, { name, dataset });
  }
  for (const { name, why, types } of wantedColumns(spec)) {
    const type = output.get(name);
    if (type === undefined) problems.add('missing-output', -1, { name, why });
    else if (types && type !== 'unknown' && !types.includes(type))
      problems.add('output-type', -1, { name, expected: types.join(' / '), found: type });
  }
}

function itemsOf(query: Query): SelectItem[] {
  return query.kind === 'set' ? itemsOf(query.left) : query.items;
}

function wantedColumns(spec: ModelSpec): Wanted[] {
  const one = (why: string, name: string | undefined, types?: SqlType[]): Wanted[] =>
    name === undefined ? [] : [{ name, why, ...(types ? { types } : {}) }];
  const texts = [spec.reason, ...(spec.not_evaluable ?? []).map(({ reason }) => reason)];
  const placeholders = texts.flatMap(({ zh, en }) => [...`${zh} ${en}`.matchAll(/\{([a-z_][a-z0-9_]*)\}/g)]);
  return [
    ...one('subject.key', spec.subject.key),
    ...one('subject.label', spec.subject.label),
    ...spec.fact.flatMap((name) => one('fact', name)),
    ...one('occurred_at', spec.occurred_at, ['date', 'timestamp']),
    ...one('amount', spec.amount, ['int', 'double']),
    ...one('severity_column', spec.severity_column, ['text']),
    ...one('unit', spec.unit, ['text']),
    ...(spec.exempt_by ?? []).flatMap((name) => one('exempt_by', name)),
    ...placeholders.flatMap(([placeholder, name]) => one(`${placeholder}`, name)),
  ];
}
