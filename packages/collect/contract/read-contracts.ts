import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Contract, contractSchema } from './contract.ts';

export type Contracts = Map<string, Contract>;

/** Reads every contract of `<library>/datasets`, sorted by id. Throws on a file that is not a contract: the library is ours. */
export function readContracts(library: string): Contracts {
  const folder = join(library, 'datasets');
  const contracts: Contracts = new Map();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue;
    const parsed = contractSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (!parsed.success)
      throw new Error(
        `library/datasets/${file}: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`,
      );
    if (file !== `${parsed.data.id}.yaml`) throw new Error(`library/datasets/${file}: the id is ${parsed.data.id}`);
    contracts.set(parsed.data.id, parsed.data);
  }
  return contracts;
}
