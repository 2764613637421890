import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DeliveryView } from '@plumb/collect/batch/list-deliveries';
import type { Received } from '@plumb/collect/batch/receive-delivery';
import { readContracts } from '@plumb/collect/contract/read-contracts';
import { nearestDataset } from '@plumb/collect/files/recognise';
import { PlumbError } from '@plumb/ground/problem';
import { askPlatform } from '../../platform/ask-platform.ts';
import { follow } from '../../platform/follow.ts';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { renderTable } from '../../terminal/table.ts';
import type { LoadArguments } from '../load.ts';

/** Delivers and waits until it is loaded. 0 loaded, or there before; 3 where nothing could be read. */
export async function load(what: string[], { data, way, source }: LoadArguments): Promise<number> {
  const { dataset, paths } = delivered(what);
  const received = await askPlatform<Received>(data, '/api/deliveries/local', {
    method: 'POST',
    badInput: 3,
    body: {
      paths,
      source: source ?? say({ zh: '命令行', en: 'command line' }),
      ...(dataset ? { dataset } : {}),
      ...(way ? { way } : {}),
    },
  });
  if (received.repeated)
    process.stderr.write(
      `${say({ zh: `内容与第 ${received.no} 次送数完全相同,没有重复入库`, en: `the same as delivery ${received.no}: nothing was loaded twice` })}\n`,
    );
  const view = await follow<DeliveryView>(data, `/api/deliveries/${received.id}`, ['loaded', 'failed']);
  const problems = view.problems.map(({ file, line, text }) => `${file}${line ? `:${line}` : ''}: ${say(text)}\n`);
  process.stderr.write(problems.join(''));
  if (view.failure) throw new PlumbError({ code: 'load-failed', texts: view.failure });
  process.stdout.write(`${summary(view)}\n`);
  return 0;
}

/** `DATASET FILE…`, or paths alone. */
function delivered(what: string[]): { dataset?: string; paths: string[] } {
  const contracts = readContracts(library);
  const [first = '', ...rest] = what;
  const named = contracts.has(first) && rest.length > 0;
  const paths = named ? rest : what;
  const missing = paths.find((path) => !existsSync(path));
  if (missing === undefined) return { ...(named ? { dataset: first } : {}), paths: paths.map((path) => resolve(path)) };
  const near = missing === first ? nearestDataset(missing, contracts) : undefined;
  const hint = near
    ? { zh: `;是否指数据集 ${near.id}?`, en: `; did you mean the dataset ${near.id}?` }
    : { zh: '', en: '' };
  throw new PlumbError({
    code: 'no-file',
    texts: { zh: `没有这个文件或文件夹${hint.zh}`, en: `there is no such file or folder${hint.en}` },
    where: missing,
    exit: 2,
  });
}

function summary(view: DeliveryView): string {
  const rows = view.batches.map((batch) => [
    batch.dataset,
    String(batch.no),
    String(batch.rows),
    String(batch.fresh),
    String(batch.quarantined),
    batch.period_from ? `${batch.period_from.slice(0, 10)} – ${batch.period_to?.slice(0, 10)}` : '',
  ]);
  return renderTable(
    [
      { title: say({ zh: '数据集', en: 'dataset' }) },
      { title: say({ zh: '批次', en: 'batch' }), align: 'right' },
      { title: say({ zh: '入库行', en: 'rows' }), align: 'right' },
      { title: say({ zh: '其中新增', en: 'new' }), align: 'right' },
      { title: say({ zh: '隔离行', en: 'set aside' }), align: 'right' },
      { title: say({ zh: '时段', en: 'period' }) },
    ],
    rows,
    process.stdout.columns ?? 160,
  );
}
