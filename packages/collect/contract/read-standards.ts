import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const row = z
  .strictObject({
    std_key: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/),
    region_code: z
      .string()
      .regex(/^\d{6}$/)
      .default('000000'),
    rank_level: z.string().min(1).default('不限'),
    season: z.enum(['全年', '旺季', '淡季']).default('全年'),
    value: z.number(),
    unit: z.string().min(1),
    doc_name: z.string().min(1),
    valid_from: z.iso.date(),
    valid_to: z.iso.date().nullable().default(null),
    verified: z.boolean(),
    note: z.string().optional(),
  })
  .refine(({ valid_from, valid_to }) => valid_to === null || valid_to > valid_from, 'valid_to is not after valid_from')
  .transform(({ note: _, ...columns }) => columns);

const standardsSchema = z.strictObject({ rows: z.array(row) }).superRefine(({ rows }, context) => {
  const seen = new Set<string>();
  for (const { std_key, region_code, rank_level, season, valid_from } of rows) {
    const key = [std_key, region_code, rank_level, season, valid_from].join(' ');
    if (seen.has(key)) context.addIssue({ code: 'custom', message: `twice: ${key}` });
    seen.add(key);
  }
});

/** One row of `standard_table`; `region_code` 000000 is nationwide, `rank_level` 不限 every rank, `season` 全年 all year; `valid_to` is the last day. */
export type Standard = z.infer<typeof row>;

/** The standards in a YAML text. Throws where a row is not one or its key stands twice. */
export function parseStandards(yaml: string): Standard[] {
  return standardsSchema.parse(parse(yaml)).rows;
}

/** The default rows of `standard_table`, from `<library>/lists/standards.yaml`. */
export function readStandards(library: string): Standard[] {
  return parseStandards(readFileSync(join(library, 'lists', 'standards.yaml'), 'utf8'));
}
