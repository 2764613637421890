import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumbError } from '@plumb/ground/problem';
import { parse } from 'yaml';
import { z } from 'zod';

/** A document's template as `library/letters/<id>.yaml` holds it. */

const localised = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const name = z.string().regex(/^[a-z][a-z0-9_]*$/);

const field = z.strictObject({
  id: name,
  label: localised,
  kind: z.enum(['text', 'long_text', 'list', 'day']),
  required: z.boolean().default(false),
  max: z.number().int().positive().default(2000),
  hint: localised.optional(),
});

const piece = z.union([
  z.strictObject({ addressee: z.string() }),
  z.strictObject({ section: z.string(), when: name.optional() }),
  z.strictObject({ paragraph: z.string(), when: name.optional() }),
  z.strictObject({ each: name, as: z.enum(['heading2', 'item', 'paragraph']) }),
  z.strictObject({ attachments: name }),
  z.strictObject({ table: z.array(z.strictObject({ label: z.string(), text: z.string() })).min(1) }),
  z.strictObject({ signature: z.literal(true) }),
]);

export const templateSchema = z.strictObject({
  id: name,
  version: z.number().int().min(1),
  title: localised,
  form: z.enum(['document', 'letter', 'slip']),
  /** 发文机关代字's last part, the word of its number; null: it takes no number of its own. */
  word: z.string().min(1).nullable(),
  /** Offices that sign one after another before the approval; the drafter is never one of them. */
  countersign: z.array(z.string()),
  approve: z.array(z.string()),
  /** Within how long the addressee answers; the last one is the end. */
  deadlines: z.array(
    z.strictObject({
      id: name,
      title: localised,
      days: z.number().int().positive(),
      count: z.enum(['natural', 'work']),
    }),
  ),
  /** What a reply is judged by. */
  aspects: z.array(z.strictObject({ id: name, title: localised })),
  fields: z.array(field).min(1),
  heading: z.string().min(1),
  body: z.array(piece).min(1),
  copies: z.boolean(),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = z.infer<typeof field>;
export type Piece = z.infer<typeof piece>;

/** The templates of a library's `letters` folder by id. */
export function readTemplates(library: string): Map<string, Template> {
  const folder = join(library, 'letters');
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder)
    .filter((one) => one.endsWith('.yaml'))
    .sort()) {
    const read = templateSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (!read.success) {
      const issue = read.error.issues[0];
      const where = `letters/${file}: ${issue?.path.join('.') ?? ''}`;
      throw new PlumbError({
        code: 'letter-template',
        texts: {
          zh: `文书模板有误:${where}(${issue?.message})`,
          en: `letter template is wrong: ${where} (${issue?.message})`,
        },
        cause: read.error,
      });
    }
    templates.set(read.data.id, read.data);
  }
  return templates;
}
