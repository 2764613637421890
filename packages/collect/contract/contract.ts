import { z } from 'zod';

/** The contract of one dataset: `library/datasets/<id>.yaml`. */

const localised = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const column = z.strictObject({
  type: z.enum(['string', 'text', 'int', 'decimal', 'bool', 'date', 'datetime', 'enum', 'json', 'geometry']),
  /**
   * What the value is in the field's terms: decides normalisation and checks. A party-code is a person's identity
   * number or an organisation's credit code. A month is yyyymm, a region-code six digits, money is in yuan.
   */
  kind: z
    .enum([
      'identity-number',
      'credit-code',
      'party-code',
      'plate',
      'phone',
      'person-name',
      'org-name',
      'money',
      'longitude',
      'latitude',
      'month',
      'region-code',
    ])
    .optional(),
  zh: z.string().min(1),
  en: z.string().min(1),
  level: z.enum(['L1', 'L2', 'L3', 'L4']),
  /** A row without it goes to quarantine. Key columns are required unless `false` is said. */
  required: z.boolean().optional(),
  /** Allowed values of an enum (canonical spelling → other spellings accepted for it). */
  values: z.record(z.string(), z.array(z.string())).optional(),
  /** geometry: a point gives two more columns, <name>_lng and <name>_lat. */
  shape: z.enum(['point', 'polygon']).optional(),
  /** plate: one value may name several, with 、 between them. */
  several: z.boolean().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().optional(),
  /** Header spellings accepted beside the name and the two labels. */
  also: z.array(z.string()).optional(),
});

export const contractSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  no: z.string().regex(/^T\d{2}$/),
  title: localised,
  group: localised,
  tier: z.enum(['P0', 'P1', 'P2']),
  source: localised,
  delivery: localised,
  /** File names that departments give it, beside the id and the Chinese title. */
  also: z.array(z.string()).optional(),
  key: z.array(z.string()).min(1),
  /** The column that dates an event; absent for registers. */
  time: z.string().optional(),
  columns: z.record(z.string(), column),
  /** Conditions over one row, as `row-check.ts` reads them; a row that makes one false goes to quarantine, null passes. */
  checks: z.array(z.strictObject({ id: z.string(), sql: z.string(), zh: z.string(), en: z.string() })).optional(),
});

export type Contract = z.infer<typeof contractSchema>;
export type ContractColumn = z.infer<typeof column>;
