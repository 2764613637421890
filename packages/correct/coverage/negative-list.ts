import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const localised = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const provision = z.object({ rule: z.string(), clause: z.string().optional(), verified: z.boolean() });

export const negativeListSchema = z.object({
  id: z.string(),
  title: localised,
  aspects: z.array(
    z.object({
      id: z.string(),
      title: localised,
      items: z.array(z.object({ id: z.string(), title: localised, basis: z.array(provision) })).min(1),
    }),
  ),
});
export type NegativeList = z.infer<typeof negativeListSchema>;

/** The lists of the library, each in a file of its own. */
export const negativeLists = { vehicles: 'negative-list.yaml', conduct: 'conduct-list.yaml' } as const;
export type NegativeListId = keyof typeof negativeLists;

/** What must not be done, as `library/lists` has it. */
export function readNegativeList(library: string, list: NegativeListId): NegativeList {
  return negativeListSchema.parse(parse(readFileSync(join(library, 'lists', negativeLists[list]), 'utf8')));
}
