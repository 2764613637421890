export type Schema = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

const formats: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  date: '2026-03-10',
  'date-time': '2026-03-02T09:00:00Z',
};
/** Texts tried against a pattern, the first that fits is taken. */
const texts = ['2026-03-10', '2026-03-02 09:00:00', '210201', '2026', 'U1', 'a1', ''];

/** The least that a schema accepts: required fields alone, the first of each choice. */
export function sampleOf(schema: Schema, known: Record<string, Schema>): unknown {
  if (schema.$ref) return sampleOf(known[schema.$ref.split('/').at(-1) ?? ''] ?? {}, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return sampleOf(choice, known);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => sampleOf(one, known)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, known)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, known));
    case 'integer':
    case 'number':
      return schema.minimum !== undefined ? Math.max(schema.minimum, 1) : (schema.exclusiveMinimum ?? 0) + 1;
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema);
    default:
      return null;
  }
}

function textOf({ format, pattern, minLength = 0 }: Schema): string {
  if (format && formats[format]) return formats[format];
  if (pattern) return texts.find((text) => new RegExp(pattern, 'u').test(text)) ?? '';
  return '理由说明'.repeat(Math.max(1, Math.ceil(minLength / 4)));
}
