import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localised } from '@plumb/ground/localised';
import { parse } from 'yaml';
import { z } from 'zod';

const fieldsSchema = z.object({ fields: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })) });
const read = new Map<string, Record<string, Localised>>();

/** Name of a field of supervision; one that `library/lists/fields.yaml` does not know shows by its slug. */
export function fieldName(library: string, field: string): Localised {
  let fields = read.get(library);
  if (!fields) {
    fields = fieldsSchema.parse(parse(readFileSync(join(library, 'lists', 'fields.yaml'), 'utf8'))).fields;
    read.set(library, fields);
  }
  return fields[field] ?? { zh: field, en: field };
}
