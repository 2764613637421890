import { once } from 'node:events';
import { knownContracts } from '@plumb/collect/contract/known-contracts';
import { type Shown, shownOf } from '@plumb/compare/kept/shown';
import type { Model } from '@plumb/compare/model/model';
import { readModels } from '@plumb/compare/model/read-models';
import type { Hit } from '@plumb/compare/run/hit';
import { library } from '../../terminal/library.ts';
import { writeInto } from '../../terminal/write-into.ts';
import type { CheckArguments } from '../check.ts';
import { hitLines } from './hit-lines.ts';

/** Into the file that was asked for, or to standard output. */
export async function writeHits(hits: Hit[], options: CheckArguments): Promise<void> {
  const lines = hitLines(hits, options.format, process.stdout.columns ?? 160, shownInTable());
  if (options.out) return writeInto(options.out, ended(lines));
  // `| head` has read what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  for (const line of ended(lines)) if (!process.stdout.write(line)) await once(process.stdout, 'drain');
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** Only a table masks: the library is read again when its first row asks. */
function shownInTable(): (hit: Hit) => Shown {
  let models: Map<string, Model> | undefined;
  return (hit) => {
    models ??= readModels(library);
    return shownOf(hit, (models.get(hit.model) as Model).spec, undefined, knownContracts(library));
  };
}
