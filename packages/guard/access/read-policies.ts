import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { PlumbError } from '@plumb/ground/problem';
import type { Caller } from './caller.ts';
import type { Decision, PolicyBook, Resource } from './policy-book.ts';
import { type EntityShape, type EntityShapes, readShapes } from './policy-schema.ts';
import { maybeAllowed, type OpenPolicy, openPolicy } from './possible.ts';

let books = 0;
const remembered = 50_000;

/**
 * Reads and checks `library/policies`; throws `policies` naming the file where one cannot be read or breaks the schema.
 * Each noun is read with `base` alone: a decision costs what its own few policies cost, however many nouns there are.
 */
export function readPolicies(library: string): PolicyBook {
  const folder = join(library, 'policies');
  const files = readdirSync(folder).sort();
  const book = ++books;
  const read = (name: string) => (files.includes(name) ? readFileSync(join(folder, name), 'utf8') : '');
  const nouns = files
    .filter((name) => /\.cedar(schema)?$/.test(name))
    .map((name) => name.replace(/\.cedar(schema)?$/, ''));
  const chapters = [...new Set(nouns)]
    .filter((noun) => noun !== 'base')
    .map((noun) => {
      const schema = `${read('base.cedarschema')}\n${read(`${noun}.cedarschema`)}`;
      return readChapter(`${book}/${noun}`, noun, schema, {
        ...policiesOf('base.cedar', read('base.cedar')),
        ...policiesOf(`${noun}.cedar`, read(`${noun}.cedar`)),
      });
    });
  return bookOf(chapters);
}

type Chapter = EntityShapes & { id: string; open: OpenPolicy[] };

function readChapter(id: string, noun: string, schema: string, staticPolicies: Record<string, string>): Chapter {
  const checked = cedar.validate({ schema, policies: { staticPolicies } });
  if (checked.type === 'failure') throw broken(`${noun}.cedarschema`, checked.errors[0]?.message ?? '');
  const [first] = checked.validationErrors;
  if (first) throw broken(first.policyId, first.error.message);
  for (const answer of [cedar.preparsePolicySet(id, { staticPolicies }), cedar.preparseSchema(id, schema)])
    if (answer.type === 'failure') throw broken(noun, answer.errors[0]?.message ?? '');
  const shapes = readShapes(schema);
  const open = Object.values(staticPolicies).map((text) => openPolicy(text, (group) => shapes.groups.get(group) ?? []));
  return { id, open, ...shapes };
}

function policiesOf(file: string, text: string): Record<string, string> {
  const parts = cedar.policySetTextToParts(text);
  if (parts.type === 'failure') throw broken(file, parts.errors[0]?.message ?? '');
  return Object.fromEntries(parts.policies.map((policy, at) => [`${file}#${at + 1}`, policy]));
}

function bookOf(chapters: readonly Chapter[]): PolicyBook {
  const chapterOf = new Map(chapters.flatMap((chapter) => [...chapter.actions].map((action) => [action, chapter])));
  const decisions = new Map<string, Decision>();
  const possible = new Map<string, readonly string[]>();
  const people = new WeakMap<Caller, { key: string; entity: cedar.EntityJson }>();
  const personOf = (caller: Caller) => {
    const known = people.get(caller);
    if (known) return known;
    const entity = personEntity(caller);
    const made = { entity, key: JSON.stringify(entity) };
    people.set(caller, made);
    return made;
  };
  const permits = (id: string, person: cedar.EntityJson, action: string, resource: cedar.EntityJson): boolean => {
    const answer = cedar.statefulIsAuthorized({
      principal: person.uid,
      action: { type: 'Action', id: action },
      resource: resource.uid,
      context: {},
      preparsedPolicySetId: id,
      preparsedSchemaName: id,
      validateRequest: true,
      entities: [person, resource],
    });
    if (answer.type === 'failure')
      throw new Error(`${action}: ${answer.errors.map((error) => error.message).join('; ')}`);
    const [failed] = answer.response.diagnostics.errors;
    if (failed) throw new Error(`${action}: ${failed.policyId}: ${failed.error.message}`);
    return answer.response.decision === 'allow';
  };
  return {
    actions: [...chapterOf.keys()].sort(),
    possible: (caller) => {
      const somebody = personEntity({ ...caller, account_id: 'somebody' });
      const key = JSON.stringify(somebody);
      const known = possible.get(key);
      if (known) return known;
      const found = [...chapterOf]
        .filter(([action, chapter]) => maybeAllowed(chapter.open, action, somebody.attrs))
        .map(([action]) => action);
      if (possible.size >= 1_000) possible.clear();
      possible.set(key, found);
      return found;
    },
    decide: (caller, action, resource) => {
      const chapter = chapterOf.get(action);
      const shape = chapter?.shapes.get(resource.type);
      if (!chapter || !shape) throw new Error(`library/policies knows no ${action} on ${resource.type}`);
      const person = personOf(caller);
      const entity = resourceEntity(resource, shape);
      const key = `${person.key}|${action}|${JSON.stringify({ type: resource.type, attrs: entity.attrs })}`;
      const known = decisions.get(key);
      if (known) return known;
      const see = `${resource.type}:see`;
      const decision =
        chapter.actions.has(see) && !permits(chapter.id, person.entity, see, entity)
          ? 'unseen'
          : permits(chapter.id, person.entity, action, entity)
            ? 'allow'
            : 'refuse';
      if (decisions.size >= remembered) decisions.clear();
      decisions.set(key, decision);
      return decision;
    },
  };
}

function personEntity(caller: Caller): cedar.EntityJson {
  return {
    uid: { type: 'Person', id: caller.account_id },
    attrs: {
      roles: [...caller.roles],
      unit: caller.unit,
      units: caller.units === 'all' ? [] : [...caller.units],
      every_unit: caller.units === 'all',
      regions: [...caller.regions],
      second_factor: caller.assurance === 'second_factor',
      kind: caller.kind,
    },
    parents: [],
  };
}

function resourceEntity(resource: Resource, shape: EntityShape): cedar.EntityJson {
  const attrs: Record<string, cedar.CedarValueJson> = {};
  if (shape.placed) attrs['place'] = placeOf(resource);
  for (const [name, value] of Object.entries(resource.attributes ?? {})) {
    if (value === undefined) continue;
    const person = shape.people.has(name);
    const one = (item: string): cedar.CedarValueJson => (person ? { __entity: { type: 'Person', id: item } } : item);
    if (typeof value === 'string') attrs[name] = one(value);
    else if (typeof value === 'number') attrs[name] = Math.round(value);
    else attrs[name] = typeof value === 'boolean' ? value : value.map(one);
  }
  return { uid: { type: resource.type, id: resource.id }, attrs, parents: [] };
}

function placeOf({ unit, region }: Resource): cedar.CedarValueJson {
  const within = Array.from({ length: (region ?? '').length + 1 }, (_, length) => (region ?? '').slice(0, length));
  return { ...(unit === null ? {} : { unit }), ...(region === null ? {} : { region }), within };
}

function broken(where: string, why: string): PlumbError {
  return new PlumbError({
    code: 'policies',
    where,
    texts: { zh: `权限策略有误:${why}`, en: `the policies cannot be used: ${why}` },
  });
}
