import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

type Schema = JSONSchema & Record<string, unknown>;
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema };
type Content = { content?: Record<string, { schema?: Schema }> };
type Operation = { parameters?: Parameter[]; requestBody?: Content; responses?: Record<string, Content> };
export type OpenApi = {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

export const schemaFile = join(import.meta.dirname, 'src/api/schema.ts');

const head = `// Generated from the server's OpenAPI by apps/web/generate-api.ts. Never edited.
// biome-ignore-all format: generated
// biome-ignore-all lint: generated
`;

/** One interface: 'GET /api/hits' → what it takes and replies. */
export async function typesOf(api: OpenApi): Promise<string> {
  const properties: Record<string, Schema> = {};
  for (const path of Object.keys(api.paths).sort())
    for (const [method, operation] of Object.entries(api.paths[path] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
      properties[`${method.toUpperCase()} ${path}`] = routeOf(operation);
  const routes = { title: 'Routes', ...closed(properties), ...(api.components && { components: api.components }) };
  const text = await compile(plain(routes) as Schema, 'Routes', {
    bannerComment: '',
    additionalProperties: false,
    format: true,
  });
  return `${head}\n${text}`;
}

function routeOf(operation: Operation): Schema {
  const of = (place: string) => (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  const good = Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  const body = jsonOf(operation.requestBody);
  const reply = jsonOf(good);
  return closed({
    ...(of('path').length > 0 && { params: parametersOf(of('path')) }),
    ...(of('query').length > 0 && { query: parametersOf(of('query')) }),
    ...(body && { body }),
    ...(reply && { reply }),
  });
}

function jsonOf(content: Content | undefined): Schema | undefined {
  return content?.content?.['application/json']?.schema;
}

function parametersOf(parameters: readonly Parameter[]): Schema {
  const schema = closed(Object.fromEntries(parameters.map(({ name, schema }) => [name, schema ?? {}])));
  return { ...schema, required: parameters.filter(({ required }) => required).map(({ name }) => name) } as Schema;
}

function closed(properties: Record<string, Schema>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false } as Schema;
}

/** Only what a type needs: patterns, bounds and examples would become noise. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const noise = new Set([
    'pattern',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'format',
    'default',
    'exclusiveMinimum',
    'exclusiveMaximum',
    '$schema',
    'propertyNames',
  ]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !noise.has(key))
      .map(([key, one]) => [key, key === 'properties' ? withinProperties(one) : plain(one)]),
  );
}

function withinProperties(properties: unknown): unknown {
  return Object.fromEntries(
    Object.entries(properties as Record<string, unknown>).map(([name, schema]) => [name, plain(schema)]),
  );
}

export async function writeTypes(api: OpenApi): Promise<void> {
  writeFileSync(schemaFile, await typesOf(api));
}
