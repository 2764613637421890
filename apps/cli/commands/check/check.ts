import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Contracts, readContracts } from '@plumb/collect/contract/read-contracts';
import { type CheckResult, checkFolder } from '@plumb/compare/check/check-folder';
import { type Shown, shownOf } from '@plumb/compare/kept/shown';
import type { Model } from '@plumb/compare/model/model';
import { readModels } from '@plumb/compare/model/read-models';
import type { Hit } from '@plumb/compare/run/hit';
import { PlumbError } from '@plumb/ground/problem';
import { existingFolder } from '../../terminal/existing-folder.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { Progress } from '../../terminal/progress.ts';
import type { CheckArguments } from '../check.ts';
import { knownModels } from '../models/known-models.ts';
import { hitLines } from './hit-lines.ts';
import { writableFile } from './out-file.ts';
import { summaryText } from './summary.ts';

const stages = {
  read: { zh: '读取', en: 'reading' },
  derive: { zh: '派生', en: 'deriving' },
  compare: { zh: '比对', en: 'comparing' },
};

/** Runs a check and writes hits and summary. 0 with or without hits, 3 where nothing could be read. */
export async function check(folder: string, options: CheckArguments): Promise<number> {
  if (options.models?.length === 0) throw noModels();
  knownModels(options.models ?? []);
  if (options.out) await writableFile(options.out);
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
  if (result.intake.files.some((file) => file.dataset && !file.problem)) return 0;
  process.stderr.write(`plumb: ${nothingRead(folder)}\n`);
  return 3;
}

const noModels = (): PlumbError =>
  new PlumbError({
    code: 'no-models',
    texts: { zh: '--models 没有给出模型', en: '--models names no model' },
    exit: 2,
  });

const nothingRead = (folder: string): string =>
  say({
    zh: `${folder} 里没有可以读取的数据文件,应有 <数据集>.csv、xlsx、parquet 或 jsonl`,
    en: `${folder} holds no file that could be read: expected <dataset>.csv, xlsx, parquet or jsonl`,
  });

async function writeHits(result: CheckResult, options: CheckArguments): Promise<void> {
  const out = options.out ? createWriteStream(options.out) : process.stdout;
  const width = process.stdout.columns ?? 160;
  // `| head` has read what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  for (const line of hitLines(result.hits, options.format, width, shownInTable()))
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  if (options.out) {
    out.end();
    await once(out, 'finish');
  }
}

/** Only a table masks: the library is read again when its first row asks. */
function shownInTable(): (hit: Hit) => Shown {
  let known: { contracts: Contracts; models: Map<string, Model> } | undefined;
  return (hit) => {
    known ??= { contracts: readContracts(library), models: readModels(library) };
    return shownOf(hit, (known.models.get(hit.model) as Model).spec, undefined, known.contracts);
  };
}
