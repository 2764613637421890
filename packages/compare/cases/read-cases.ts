import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Cases, casesSchema } from './cases.ts';

/** Reads cases.yaml of a model's folder; a problem in words where it is missing or not of the schema. */
export function readCases(folder: string): { ok: true; cases: Cases } | { ok: false; problem: string } {
  const file = join(folder, 'cases.yaml');
  if (!existsSync(file)) return { ok: false, problem: 'is missing' };
  const parsed = casesSchema.safeParse(parse(readFileSync(file, 'utf8')));
  if (parsed.success) return { ok: true, cases: parsed.data };
  return {
    ok: false,
    problem: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
  };
}
