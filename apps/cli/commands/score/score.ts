import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFolder } from '@plumb/compare/check/check-folder';
import { readModels } from '@plumb/compare/model/read-models';
import { type ModelScore, scoreHits, type Truth } from '@plumb/compare/score/score-hits';
import { PlumbError } from '@plumb/ground/problem';
import { existingFolder } from '../../terminal/existing-folder.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { Progress } from '../../terminal/progress.ts';
import { renderTable } from '../../terminal/table.ts';
import { knownModels } from '../models/known-models.ts';
import type { ScoreArguments } from '../score.ts';

/** Prints planted, found, missed, false per model; 1 where a model is below the bar. */
export async function score(folder: string, options: ScoreArguments): Promise<number> {
  knownModels(options.models ?? []);
  await existingFolder(folder);
  const truth = await readTruth(join(folder, 'truth.jsonl'));
  const progress = new Progress();
  const models = options.models ?? [...readModels(library).keys()];
  const result = await checkFolder({
    folder,
    library,
    models,
    ...(options.memory ? { memoryLimit: options.memory } : {}),
    onStage: (stage, detail) => progress.show(`${stage} ${detail}`),
  });
  progress.done();
  const scores = scoreHits(models, result.hits, truth);
  process.stdout.write(`${scoreTable(scores)}\n`);
  for (const line of details(scores, options.show)) process.stdout.write(`${line}\n`);
  const below = scores.filter((one) => Math.min(one.precision, one.recall) < options.bar || one.planted === 0);
  process.stdout.write(
    `${
      below.length === 0
        ? say({
            zh: `${scores.length} 个模型全部达到 ${options.bar}`,
            en: `all ${scores.length} models reach ${options.bar}`,
          })
        : say({
            zh: `未达 ${options.bar} 或未植入:${below.map((one) => one.model).join('、')}`,
            en: `below ${options.bar} or nothing planted: ${below.map((one) => one.model).join(', ')}`,
          })
    }\n`,
  );
  return below.length === 0 ? 0 : 1;
}

async function readTruth(path: string): Promise<Truth[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new PlumbError({
      code: 'no-truth',
      texts: {
        zh: `没有 ${path}:score 需要带真值的数据,可由 ./plumb city 生成`,
        en: `there is no ${path}: score needs data with its truth, such as ./plumb city makes`,
      },
      exit: 3,
    });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Truth);
}

function scoreTable(scores: ModelScore[]): string {
  const right = (zh: string, en: string) => ({ title: say({ zh, en }), align: 'right' as const });
  return renderTable(
    [
      { title: say({ zh: '模型', en: 'model' }), flexible: true },
      right('植入', 'planted'),
      right('找到', 'found'),
      right('漏报', 'missed'),
      right('误报', 'false'),
      right('疑点', 'hits'),
      right('精确率', 'precision'),
      right('召回率', 'recall'),
    ],
    scores.map((one) => [
      one.model,
      ...[one.planted, one.found, one.missed.length, one.false.length, one.hits].map(String),
      one.precision.toFixed(3),
      one.recall.toFixed(3),
    ]),
    process.stdout.columns ?? 120,
  );
}

function* details(scores: ModelScore[], most: number): Generator<string> {
  for (const one of scores) {
    for (const truth of one.missed.slice(0, most))
      yield `${say({ zh: '漏报', en: 'missed' })} ${one.model} ${truth.subject} ${truth.fact ?? ''} ${truth.from ?? ''} ${truth.note ?? ''}`;
    for (const hit of one.false.slice(0, most))
      yield `${say({ zh: '误报', en: 'false' })} ${one.model} ${hit.subject.key} ${hit.fact_key} ${hit.reason.zh}`;
  }
}
