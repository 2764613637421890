import { z } from 'zod';

/** A supervision model as its folder holds it: `model.yaml` beside `detect.sql` and `cases.yaml`. */

const localised = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const columnName = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const parameter = z.union([
  z.strictObject({
    type: z.literal('number').default('number'),
    default: z.number(),
    min: z.number(),
    max: z.number(),
    /** The smallest sensible move; fault seeding moves the parameter by it. */
    step: z.number().positive(),
    unit: z.string().min(1),
    why: localised,
  }),
  /** A time of day: 'HH:MM' here, minutes after midnight in SQL. */
  z.strictObject({
    type: z.literal('time'),
    default: z.string().regex(/^\d\d:\d\d$/),
    min: z.string().regex(/^\d\d:\d\d$/),
    max: z.string().regex(/^\d\d:\d\d$/),
    why: localised,
  }),
  /** A regular expression (RE2) over text, e.g. a word list: 烟|酒|糖. */
  z.strictObject({ type: z.literal('pattern'), default: z.string().min(1), why: localised }),
]);

export const modelSchema = z.strictObject({
  id: slug,
  /** The catalogue's number (A01). */
  no: z.string().regex(/^[A-S]\d{2}$/),
  field: slug,
  title: localised,
  question: localised,
  status: z.enum(['draft', 'trial', 'active', 'retired']),
  version: z.number().int().min(1),
  severity: z.enum(['high', 'medium', 'low']),
  basis: z.array(z.strictObject({ rule: z.string().min(1), clause: z.string().min(1), verified: z.boolean() })).min(1),
  subject: z.strictObject({
    type: z.enum(['person', 'unit', 'vehicle', 'company', 'community', 'card', 'place']),
    key: columnName,
    /** Output column with a readable name of the subject; the key where absent. */
    label: columnName.optional(),
  }),
  /** Output columns that make the fact: the same fact is one hit, whatever the run. */
  fact: z.array(columnName).min(1),
  occurred_at: columnName,
  amount: columnName.optional(),
  /** Output column with 'high' | 'medium' | 'low' where a fact is graver or lighter than the model's severity. */
  severity_column: columnName.optional(),
  /** Output column with the unit whose data it is (org_code). */
  unit: columnName.optional(),
  /** Datasets without which nothing can be judged, with the columns that detect.sql needs. */
  inputs: z.record(columnName, z.array(columnName).min(1)),
  /** Datasets that refine the judgement; absent, they count as empty. */
  optional_inputs: z.record(columnName, z.array(columnName).min(1)).optional(),
  /** Derived tables that detect.sql reads, with the columns it needs. */
  derived: z.record(columnName, z.array(columnName).min(1)).optional(),
  params: z.record(columnName, parameter),
  /** First true `when` (over the output columns of detect.sql) makes the row "cannot be judged". */
  not_evaluable: z.array(z.strictObject({ id: slug, when: z.string().min(1), reason: localised })).optional(),
  /** `needs: exemption_list` or the SQL mark exempt('<id>', condition) in detect.sql. */
  exemptions: z.array(
    z.strictObject({
      id: slug,
      zh: z.string().min(1),
      en: z.string().min(1),
      needs: z.enum(['exemption_list', 'sql']),
    }),
  ),
  /** Output columns compared with exemption_list.subject_key; the subject's key where absent. */
  exempt_by: z.array(columnName).optional(),
  /** One sentence with {output_column} in each language; states what the data show, never guilt. */
  reason: localised,
  /** What else could explain it: read by who weighs the hit. */
  innocent: z.array(localised).min(1),
  verify: z.array(localised).min(2),
  letter: z.enum(['supervise', 'remind', 'suggest']),
  /** Negative-list items that it covers (`library/lists/negative-list.yaml`). */
  lists: z.array(z.string()),
});

export type ModelSpec = z.infer<typeof modelSchema>;
export type ParameterSpec = z.infer<typeof parameter>;

/** A model read from its folder. `sql` is the text of detect.sql. */
export type Model = { spec: ModelSpec; sql: string; folder: string };
