import * as cedar from '@cedar-policy/cedar-wasm/nodejs';

/** What of a resource the policies may ask: whether it lies in a unit, and which attributes name people. */
export type EntityShape = { placed: boolean; people: ReadonlySet<string> };
export type EntityShapes = {
  actions: ReadonlySet<string>;
  /** The actions of each group. */
  groups: ReadonlyMap<string, readonly string[]>;
  shapes: ReadonlyMap<string, EntityShape>;
};

type Attribute = { type: string; name?: string; element?: Attribute };

/** The nouns and actions of the schema. Groups of actions, which apply to nothing, are no actions. */
export function readShapes(schema: string): EntityShapes {
  const read = cedar.schemaToJson(schema);
  if (read.type === 'failure') throw new Error(read.errors.map((error) => error.message).join('; '));
  const [space] = Object.values(read.json);
  if (!space) throw new Error('library/policies has no schema');
  const shapes = new Map<string, EntityShape>();
  for (const [name, entity] of Object.entries(space.entityTypes)) {
    const shape =
      'shape' in entity ? (entity.shape as { attributes?: Record<string, Attribute> } | undefined) : undefined;
    const attributes = Object.entries(shape?.attributes ?? {});
    shapes.set(name, {
      placed: attributes.some(([attribute]) => attribute === 'place'),
      people: new Set(attributes.filter(([, type]) => isPerson(type)).map(([attribute]) => attribute)),
    });
  }
  const actions = Object.entries(space.actions).filter(
    ([, { appliesTo }]) => (appliesTo?.resourceTypes.length ?? 0) > 0,
  );
  const groups = new Map<string, string[]>();
  for (const [name, { memberOf }] of Object.entries(space.actions))
    for (const { id } of memberOf ?? []) groups.set(id, [...(groups.get(id) ?? []), name]);
  return { actions: new Set(actions.map(([name]) => name)), groups, shapes };
}

function isPerson(type: Attribute): boolean {
  return type.type === 'Set' && type.element ? isPerson(type.element) : (type.name ?? type.type) === 'Person';
}
