import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const localised = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const item = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d+-\d+$/),
  title: localised,
  /** `verified`: the provision has been read in its official text. */
  basis: z
    .array(z.strictObject({ rule: z.string().min(1), clause: z.string().optional(), verified: z.boolean() }))
    .min(1),
});

const negativeListSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z]+$/),
    title: localised,
    aspects: z.array(z.strictObject({ id: z.string(), title: localised, items: z.array(item).min(1) })).min(1),
  })
  .superRefine((list, context) => {
    list.aspects.forEach((aspect, a) => {
      const aspectId = `${list.id}-${a + 1}`;
      if (aspect.id !== aspectId)
        context.addIssue({ code: 'custom', message: `${aspect.id} stands where ${aspectId} belongs` });
      aspect.items.forEach(({ id }, i) => {
        const itemId = `${aspectId}-${i + 1}`;
        if (id !== itemId) context.addIssue({ code: 'custom', message: `${id} stands where ${itemId} belongs` });
      });
    });
  });

export type NegativeList = z.infer<typeof negativeListSchema>;
export type NegativeItem = z.infer<typeof item>;

/** The negative list in a YAML text. Throws where it is not one, or where its ids are not numbered in order. */
export function parseNegativeList(yaml: string): NegativeList {
  return negativeListSchema.parse(parse(yaml));
}

/** `<library>/lists/negative-list.yaml`. Models name the ids of its aspects (`vehicles-3`) and items (`vehicles-3-1`). */
export function readNegativeList(library: string): NegativeList {
  return parseNegativeList(readFileSync(join(library, 'lists', 'negative-list.yaml'), 'utf8'));
}
