import type { ModelSpec } from '../../model/model.ts';
import type { SqlProblems } from '../sql-problem.ts';
import type { Query } from '../tree.ts';
import { sites } from '../walk.ts';
import type { Tables } from './check-query.ts';
import type { TablesUsed } from './tables-used.ts';

/**
 * Every table that the SQL uses is declared, and what is declared is used; a column left undeclared may be missing from
 * the data. A dataset that a derived table of the
 * model rests on (`beneath`) may be declared with any of its columns: without them nothing can be judged.
 */
export function checkDeclaredTables(
  spec: ModelSpec,
  used: TablesUsed,
  known: Tables['known'],
  beneath: ReadonlySet<string>,
  problems: SqlProblems,
): void {
  const declared = new Map(
    [spec.inputs, spec.optional_inputs ?? {}, spec.derived ?? {}].flatMap((tables) => Object.entries(tables)),
  );
  for (const [name, at] of used.tables) if (!declared.has(name)) problems.add('undeclared-table', at, { name });
  for (const [table, columns] of declared) {
    const there = known.get(table);
    if (!there) problems.add('unknown-table', -1, { name: table });
    const unknown = columns.filter((name) => there && !there.has(name));
    for (const name of unknown) problems.add('unknown-column', -1, { name: `${table}.${name}` });
    if (!there || beneath.has(table)) continue;
    if (!used.tables.has(table)) problems.add('unused-table', -1, { name: table });
    const read = [...(used.columns.get(table)?.keys() ?? [])];
    for (const name of used.tables.has(table) ? columns : [])
      if (!unknown.includes(name) && !read.some((column) => givesColumn(name, column)))
        problems.add('unused-column', -1, { table, name });
  }
}

/** A point that is declared gives its two coordinates. */
const givesColumn = (declared: string, column: string) =>
  column === declared || column === `${declared}_lng` || column === `${declared}_lat`;

/** Parameters and exemptions are those of model.yaml, and all of them are used. `queries` are the SQL and the conditions of not_evaluable. */
export function checkDeclaredNames(spec: ModelSpec, queries: Query[], problems: SqlProblems): void {
  const parameters = new Set(Object.keys(spec.params));
  const exemptions = new Set(spec.exemptions.filter(({ needs }) => needs === 'sql').map(({ id }) => id));
  const [usedParameters, usedExemptions] = [new Set<string>(), new Set<string>()];
  for (const { node } of sites(queries)) {
    if (node.kind === 'parameter') {
      usedParameters.add(node.name);
      if (!parameters.has(node.name) && node.name !== 'as_of' && node.name !== 'region')
        problems.add('unknown-parameter', node.at, { name: node.name });
    }
    if (node.kind !== 'call' || node.name !== 'exempt') continue;
    const [id] = node.args;
    if (id?.kind !== 'literal' || id.type !== 'text') problems.add('exempt-id', node.at);
    else {
      usedExemptions.add(id.value);
      if (!exemptions.has(id.value)) problems.add('unknown-exemption', node.at, { name: id.value });
    }
  }
  for (const name of parameters) if (!usedParameters.has(name)) problems.add('unused-parameter', -1, { name });
  for (const name of exemptions) if (!usedExemptions.has(name)) problems.add('unused-exemption', -1, { name });
}
