import { resolve } from 'node:path';
import { checkFolder } from '@plumb/compare/check/check-folder';
import { PlumbError } from '@plumb/ground/problem';
import { existingFolder } from '../../terminal/existing-folder.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { Progress } from '../../terminal/progress.ts';
import { writeInto } from '../../terminal/write-into.ts';
import type { CheckArguments } from '../check.ts';
import { expectModels } from '../models/known-models.ts';
import { noLocalStandards } from './no-local-standards.ts';
import { writableFile } from './out-file.ts';
import { maskedValue, quarantineLines } from './quarantine-lines.ts';
import { summaryText } from './summary.ts';
import { writeHits } from './write-hits.ts';

const stages = {
  read: { zh: '读取', en: 'reading' },
  derive: { zh: '派生', en: 'deriving' },
  compare: { zh: '比对', en: 'comparing' },
};

/** Runs a check and writes hits and summary. 0 with or without hits, 3 where nothing could be read. */
export async function check(folder: string, options: CheckArguments): Promise<number> {
  expectModels(options.models, '--models');
  const { out, quarantine } = options;
  if (out) await writableFile(out, '--out');
  if (quarantine) await writableFile(quarantine, '--quarantine');
  if (out && quarantine && resolve(out) === resolve(quarantine)) throw sameFile(out);
  await existingFolder(folder);
  let setAside = 0;
  const progress = new Progress();
  const result = await checkFolder({
    folder,
    library,
    ...(options.models ? { models: options.models } : {}),
    ...(options.asOf ? { asOf: options.asOf } : {}),
    ...(options.region ? { region: options.region } : {}),
    ...(options.memory ? { memoryLimit: options.memory } : {}),
    ...(options.threads ? { threads: options.threads } : {}),
    ...(quarantine
      ? {
          onQuarantine: (values) =>
            writeInto(
              quarantine,
              quarantineLines(values, () => setAside++),
            ),
        }
      : {}),
    onStage: (stage, detail) => progress.show(`${say(stages[stage])} ${detail}`),
  });
  progress.done();
  await writeHits(result.hits, options);
  const masked = result.quarantine.map((one) => ({ ...one, value: maskedValue(one) }));
  process.stderr.write(`${summaryText({ ...result, quarantine: masked })}\n`);
  if (quarantine) process.stderr.write(`${written(quarantine, setAside)}\n`);
  const standards = noLocalStandards(options.region, result.regions);
  if (standards) process.stderr.write(`plumb: ${say(standards)}\n`);
  if (result.intake.files.some((file) => file.dataset && !file.problem)) return 0;
  process.stderr.write(`plumb: ${nothingRead(folder)}\n`);
  return 3;
}

const sameFile = (path: string): PlumbError =>
  new PlumbError({
    code: 'same-file',
    texts: {
      zh: `--out 与 --quarantine 都是 ${path},请分别给出文件名`,
      en: `--out and --quarantine are both ${path}: name two files`,
    },
    exit: 2,
  });

const written = (path: string, count: number): string =>
  say({
    zh: `被隔离的 ${count} 个值(逐条写明文件、行、列和应有的样子)已写入 ${path}`,
    en: `${count} quarantined values, each with its file, line, column and what was expected, are in ${path}`,
  });

const nothingRead = (folder: string): string =>
  say({
    zh: `${folder} 里没有可以读取的数据文件,应有 <数据集>.csv、xlsx、parquet 或 jsonl`,
    en: `${folder} holds no file that could be read: expected <dataset>.csv, xlsx, parquet or jsonl`,
  });
