import type { ModelSpec } from '@plumb/compare/model/model';
import { z } from 'zod';
import type { NegativeList } from './negative-list.ts';

const localised = z.object({ zh: z.string(), en: z.string() });

/** `covered`: an active model looks for it. `trial`: only models that are not yet active do. */
export const coverageSchema = z.enum(['covered', 'trial', 'uncovered']);

const coveringModel = z.object({
  model: z.string(),
  title: localised,
  field: z.string(),
  status: z.enum(['draft', 'trial', 'active']),
  hits: z.number(),
});

export const coverageMapSchema = z.object({
  list: z.string(),
  title: localised,
  items: z.number(),
  covered: z.number(),
  aspects: z.array(
    z.object({
      id: z.string(),
      title: localised,
      items: z.number(),
      covered: z.number(),
      entries: z.array(
        z.object({
          id: z.string(),
          title: localised,
          basis: z.array(z.object({ rule: z.string(), clause: z.string().nullable(), verified: z.boolean() })),
          coverage: coverageSchema,
          models: z.array(coveringModel),
        }),
      ),
    }),
  ),
  /** Models of each field, and how many items they cover. */
  fields: z.array(z.object({ field: z.string(), models: z.number(), items: z.number() })),
  /** Models that name no item of the list. */
  outside: z.array(coveringModel),
});
export type CoverageMap = z.infer<typeof coverageMapSchema>;

type Spec = Pick<ModelSpec, 'id' | 'title' | 'field' | 'status' | 'lists'>;

/** Which items of the list models look for, and which none does. A model that names an aspect covers all of its items. */
export function coverageMap(
  list: NegativeList,
  specs: readonly Spec[],
  hits: ReadonlyMap<string, number>,
): CoverageMap {
  const living = specs.filter(({ status }) => status !== 'retired').sort((a, b) => (a.id < b.id ? -1 : 1));
  const shown = (spec: Spec) => ({
    model: spec.id,
    title: spec.title,
    field: spec.field,
    status: spec.status as 'draft' | 'trial' | 'active',
    hits: hits.get(spec.id) ?? 0,
  });
  const aspects = list.aspects.map((aspect) => {
    const entries = aspect.items.map(({ id, title, basis }) => {
      const models = living.filter(({ lists }) => lists.includes(id) || lists.includes(aspect.id)).map(shown);
      const active = models.some(({ status }) => status === 'active');
      return {
        id,
        title,
        basis: basis.map(({ rule, clause, verified }) => ({ rule, clause: clause ?? null, verified })),
        coverage: active ? ('covered' as const) : models.length > 0 ? ('trial' as const) : ('uncovered' as const),
        models,
      };
    });
    return { id: aspect.id, title: aspect.title, items: entries.length, covered: coveredOf(entries), entries };
  });
  const entries = aspects.flatMap((aspect) => aspect.entries);
  const fields = [...new Set(living.map(({ field }) => field))].sort();
  return {
    list: list.id,
    title: list.title,
    items: entries.length,
    covered: coveredOf(entries),
    aspects,
    fields: fields.map((field) => ({
      field,
      models: living.filter((spec) => spec.field === field).length,
      items: entries.filter(({ models }) => models.some((model) => model.field === field)).length,
    })),
    outside: living
      .filter(({ id }) => !entries.some(({ models }) => models.some(({ model }) => model === id)))
      .map(shown),
  };
}

function coveredOf(entries: readonly { coverage: string }[]): number {
  return entries.filter(({ coverage }) => coverage === 'covered').length;
}
