import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { readNegativeList } from '@plumb/collect/contract/read-negative-list';
import { parse } from 'yaml';
import { z } from 'zod';
import { readCases } from '../cases/read-cases.ts';
import { readDerived } from '../derive/read-derived.ts';
import { modelDigest, readLock } from '../model/lock.ts';
import { readModels } from '../model/read-models.ts';
import type { LintWorld } from './rule.ts';

const regulationsSchema = z.record(
  z.string(),
  z.strictObject({ title: z.string(), number: z.string().optional(), from: z.string().optional() }),
);

/** Everything that lint looks at, read from the library. */
export function lintWorld(library: string): LintWorld {
  const regulations = regulationsSchema.parse(parse(readFileSync(join(library, 'lists', 'regulations.yaml'), 'utf8')));
  const negative = readNegativeList(library);
  return {
    all: [...readModels(library).values()].map((model) => {
      const cases = readCases(model.folder);
      return {
        model,
        cases: cases.ok ? cases.cases : cases.problem,
        files: readdirSync(model.folder).sort(),
        digest: modelDigest(model),
      };
    }),
    contracts: readContracts(library),
    derived: readDerived(library),
    lock: readLock(library),
    regulations: new Set(Object.keys(regulations)),
    listItems: new Set(negative.aspects.flatMap((aspect) => aspect.items.map((item) => item.id))),
  };
}
