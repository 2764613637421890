import { neededDerived } from '@plumb/compare/check/needed-tables';
import type { RunView } from '@plumb/compare/kept/list-runs';
import type { Requested } from '@plumb/compare/kept/request-run';
import { readModels } from '@plumb/compare/model/read-models';
import { PlumbError } from '@plumb/ground/problem';
import { askPlatform } from '../../platform/ask-platform.ts';
import { follow } from '../../platform/follow.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { renderTable } from '../../terminal/table.ts';
import { noLocalStandards } from '../check/no-local-standards.ts';
import { expectModels } from '../models/known-models.ts';
import type { RunArguments } from '../run.ts';

/** Asks for a run and waits until it is done. 0 with or without hits; 1 where it failed or was cancelled. */
export async function run({ models, asOf, reason, region, data }: RunArguments): Promise<number> {
  expectModels(models, '--models');
  const asked = await askPlatform<Requested>(data, '/api/runs', {
    method: 'POST',
    body: { reason, ...(models ? { models } : {}), ...(asOf ? { as_of: asOf } : {}), ...(region ? { region } : {}) },
  });
  const view = await follow<RunView>(data, `/api/runs/${asked.id}`, ['done', 'failed', 'cancelled']);
  if (view.failure) throw new PlumbError({ code: 'run-failed', texts: view.failure, exit: 1 });
  if (view.state === 'cancelled') {
    process.stderr.write(`${say({ zh: `第 ${view.no} 次运行已被取消`, en: `run ${view.no} was cancelled` })}\n`);
    return 1;
  }
  process.stdout.write(`${summary(view)}\n`);
  const changed = view.difference?.inputs.map((input) => `  ${say(input)}\n`) ?? [];
  const compared = view.difference
    ? view.difference.same
      ? say({
          zh: `,与第 ${view.difference.with.no} 次结果相同`,
          en: `; the same result as run ${view.difference.with.no}`,
        })
      : say({ zh: `,与第 ${view.difference.with.no} 次不同:`, en: `; differs from run ${view.difference.with.no}:` })
    : '';
  process.stderr.write(
    `${say({
      zh: `第 ${view.no} 次运行,截至 ${view.as_of?.slice(0, 10)}:${view.hits} 个疑点(新 ${view.fresh}、变更 ${view.amended}、撤回 ${view.withdrawn}),无法判断 ${view.not_evaluable}${compared}`,
      en: `run ${view.no} as of ${view.as_of?.slice(0, 10)}: ${view.hits} hits (${view.fresh} new, ${view.amended} amended, ${view.withdrawn} withdrawn), ${view.not_evaluable} cannot be judged${compared}`,
    })}\n${view.difference?.same ? '' : changed.join('')}`,
  );
  const standards = noLocalStandards(region, deliveredStandards(view));
  if (standards) process.stderr.write(`plumb: ${say(standards)}\n`);
  return 0;
}

/** The regions are not known here: no delivery of standards at all is. undefined: there is one, or nobody asked for any. */
function deliveredStandards({ batches, run_models }: RunView): string[] | undefined {
  if (batches.some(({ dataset }) => dataset === 'standard_table')) return undefined;
  const models = readModels(
    library,
    run_models.map(({ model }) => model),
  );
  return neededDerived([...models.values()]).includes('standard') ? [] : undefined;
}

function summary(view: RunView): string {
  const number = (title: { zh: string; en: string }) => ({ title: say(title), align: 'right' as const });
  return renderTable(
    [
      { title: say({ zh: '模型', en: 'model' }) },
      number({ zh: '疑点', en: 'hits' }),
      number({ zh: '新', en: 'new' }),
      number({ zh: '变更', en: 'amended' }),
      number({ zh: '撤回', en: 'withdrawn' }),
      number({ zh: '豁免', en: 'exempt' }),
      number({ zh: '无法判断', en: 'cannot tell' }),
    ],
    (view.summary ?? []).map((one) =>
      [one.model, one.hits, one.fresh, one.amended, one.withdrawn, one.exempted, one.not_evaluable].map(String),
    ),
    process.stdout.columns ?? 160,
  );
}
