import type { Localised } from '@plumb/ground/localised';
import type { RunTable } from '@plumb/stores/records/tables/run';
import type { Selectable } from 'kysely';
import { digestOf } from '../run/evidence.ts';

export type ComparedRun = Pick<
  Selectable<RunTable>,
  'no' | 'as_of' | 'region' | 'models' | 'batches' | 'exemptions' | 'program' | 'result_digest'
>;
export type Difference = {
  same: boolean /** What was put in differently; none although the results differ would be a defect. */;
  inputs: Localised[];
};

/** Why two runs gave the same or different results: everything that went in is compared. Pure. */
export function explainDifference(before: ComparedRun, after: ComparedRun): Difference {
  return {
    same: before.result_digest !== null && before.result_digest === after.result_digest,
    inputs: [
      ...momentOf(before, after),
      ...modelsOf(before, after),
      ...batchesOf(before, after),
      ...exemptionsOf(before, after),
      ...programOf(before, after),
    ],
  };
}

function momentOf(before: ComparedRun, after: ComparedRun): Localised[] {
  const found: Localised[] = [];
  if (before.as_of !== after.as_of)
    found.push({
      zh: `判断时点由 ${before.as_of} 变为 ${after.as_of}`,
      en: `judged as of ${after.as_of} instead of ${before.as_of}`,
    });
  if (before.region !== after.region)
    found.push({
      zh: `适用标准的区划由 ${before.region} 变为 ${after.region}`,
      en: `standards of region ${after.region} instead of ${before.region}`,
    });
  return found;
}

function modelsOf(before: ComparedRun, after: ComparedRun): Localised[] {
  const old = new Map(before.models.map((one) => [one.model, one]));
  const now = new Map(after.models.map((one) => [one.model, one]));
  const found: Localised[] = [];
  for (const { model } of before.models)
    if (!now.has(model)) found.push({ zh: `未运行模型 ${model}`, en: `${model} was not run` });
  for (const { model, version, sha256, params } of after.models) {
    const one = old.get(model);
    if (!one) found.push({ zh: `新增模型 ${model}`, en: `${model} was run as well` });
    else if (one.sha256 !== sha256)
      found.push({
        zh: `模型 ${model} 由第 ${one.version} 版变为第 ${version} 版`,
        en: `${model} is version ${version} instead of ${one.version}`,
      });
    if (one && digestOf(one.params) !== digestOf(params)) {
      const names = [...new Set([...Object.keys(one.params), ...Object.keys(params)])].filter(
        (name) => one.params[name] !== params[name],
      );
      const list = names.map((name) => `${name}: ${one.params[name] ?? '—'} → ${params[name] ?? '—'}`).join(', ');
      found.push({ zh: `模型 ${model} 的参数有变(${list})`, en: `parameters of ${model} changed (${list})` });
    }
  }
  return found;
}

function exemptionsOf(before: ComparedRun, after: ComparedRun): Localised[] {
  const known = new Set(before.exemptions.map(({ id }) => id));
  const fresh = after.exemptions.filter(({ id }) => !known.has(id)).map(({ approval_no }) => approval_no);
  if (fresh.length === 0) return [];
  return [{ zh: `新增经批准的豁免 ${fresh.join('、')}`, en: `newly approved exemptions: ${fresh.join(', ')}` }];
}

function batchesOf(before: ComparedRun, after: ComparedRun): Localised[] {
  const byDataset = (run: ComparedRun) => Map.groupBy(run.batches, ({ dataset }) => dataset);
  const [old, now] = [byDataset(before), byDataset(after)];
  const found: Localised[] = [];
  for (const dataset of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const known = new Set((old.get(dataset) ?? []).map(({ batch }) => batch));
    const present = new Set((now.get(dataset) ?? []).map(({ batch }) => batch));
    const come = (now.get(dataset) ?? []).filter(({ batch }) => !known.has(batch)).map(({ no }) => no);
    const gone = (old.get(dataset) ?? []).filter(({ batch }) => !present.has(batch)).map(({ no }) => no);
    if (come.length > 0)
      found.push({
        zh: `数据集 ${dataset} 新增批次 ${come.join('、')}`,
        en: `${dataset} has new batches: ${come.join(', ')}`,
      });
    if (gone.length > 0)
      found.push({
        zh: `数据集 ${dataset} 不再使用批次 ${gone.join('、')}`,
        en: `${dataset} no longer uses batches: ${gone.join(', ')}`,
      });
  }
  return found;
}

function programOf({ program: before }: ComparedRun, { program: after }: ComparedRun): Localised[] {
  const found: Localised[] = [];
  if (before.library !== after.library)
    found.push({
      zh: '派生表、数据契约或标准有变化',
      en: 'derived tables, contracts or standards changed',
    });
  if (before.code !== after.code) found.push({ zh: '平台程序的版本不同', en: 'the program itself is another version' });
  return found;
}
