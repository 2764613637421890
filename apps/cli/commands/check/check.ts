import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { type CheckResult, checkFolder } from '@plumb/compare/check/check-folder';
import { shownOf } from '@plumb/compare/kept/shown';
import type { Model } from '@plumb/compare/model/model';
import { readModels } from '@plumb/compare/model/read-models';
import type { Hit } from '@plumb/compare/run/hit';
import { existingFolder } from '../../terminal/existing-folder.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { Progress } from '../../terminal/progress.ts';
import type { CheckArguments } from '../check.ts';
import { hitLines } from './hit-lines.ts';
import { summaryText } from './summary.ts';

const stages = {
  read: { zh: '读取', en: 'reading' },
  derive: { zh: '派生', en: 'deriving' },
  compare: { zh: '比对', en: 'comparing' },
};

/** Runs a check and writes hits and summary. 0 with or without hits, 3 where nothing could be read. */
export async function check(folder: string, options: CheckArguments): Promise<number> {
  await existingFolder(folder);
  const progress = new Progress();
  const result = await checkFolder({
    folder,
    library,
    ...(options.models ? { models: options.models } : {}),
    ...(options.asOf ? { asOf: options.asOf } : {}),
    ...(options.region ? { region: options.region } : {}),
    ...(options.memory ? { memoryLimit: options.memory } : {}),
    ...(options.threads ? { threads: options.threads } : {}),
    onStage: (stage, detail) => progress.show(`${say(stages[stage])} ${detail}`),
  });
  progress.done();
  await writeHits(result, options);
  process.stderr.write(`${summaryText(result)}\n`);
  return result.intake.files.some((file) => file.dataset && !file.problem) ? 0 : 3;
}

async function writeHits(result: CheckResult, options: CheckArguments): Promise<void> {
  const out = options.out ? createWriteStream(options.out) : process.stdout;
  const width = process.stdout.columns ?? 160;
  const contracts = readContracts(library);
  const models = readModels(library);
  const shown = (hit: Hit) => shownOf(hit, (models.get(hit.model) as Model).spec, undefined, contracts);
  for (const line of hitLines(result.hits, options.format, width, shown))
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  if (options.out) {
    out.end();
    await once(out, 'finish');
  }
}
