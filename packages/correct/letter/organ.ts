import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const organSchema = z.strictObject({
  /** org_code of the accounts that issue in its name; '*': all without an entry of their own. */
  unit: z.string().min(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  mark: z.string().min(1),
  signed_by: z.string().min(1),
  short: z.string().min(1),
  printed_by: z.string().min(1),
});
const listSchema = z.strictObject({ organs: z.array(organSchema).min(1) });

export type Organ = z.infer<typeof organSchema>;

export function readOrgans(library: string): Organ[] {
  return listSchema.parse(parse(readFileSync(join(library, 'lists', 'organs.yaml'), 'utf8'))).organs;
}

/** The organ in whose name a unit's people write. */
export function organOf(library: string, unit: string): Organ {
  const organs = readOrgans(library);
  const found = organs.find((one) => one.unit === unit) ?? organs.find((one) => one.unit === '*') ?? organs[0];
  return found as Organ;
}

export function organById(library: string, id: string): Organ {
  const organs = readOrgans(library);
  return (organs.find((one) => one.id === id) ?? organs[0]) as Organ;
}
