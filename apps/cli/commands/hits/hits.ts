import { once } from 'node:events';
import type { HitItem } from '@plumb/verify/hit/hit-view';
import { askPlatform } from '../../platform/ask-platform.ts';
import { csvCell } from '../../terminal/csv-cell.ts';
import { language, say } from '../../terminal/language.ts';
import { renderTable } from '../../terminal/table.ts';
import type { HitsArguments } from '../hits.ts';
import { expectModels } from '../models/known-models.ts';

type Page = { items: HitItem[]; next_cursor: string | null };
const pageSize = 200;

/** Lists hits as the queue shows them. */
export async function hits(options: HitsArguments): Promise<number> {
  const { format } = options;
  // A mistyped model has no hits either: that must not look like a clean sheet.
  expectModels(options.model, '--model');
  if (format === 'table') {
    const items: HitItem[] = [];
    for await (const page of pages(options)) items.push(...page);
    process.stdout.write(`${table(items)}\n`);
    return 0;
  }
  if (format === 'csv') await write(`${columns.map(([name]) => name).join(',')}\n`);
  for await (const page of pages(options))
    for (const hit of page)
      await write(
        format === 'jsonl' ? `${JSON.stringify(hit)}\n` : `${columns.map(([, of]) => csvCell(of(hit))).join(',')}\n`,
      );
  return 0;
}

async function* pages({ state, model, unit, hidden, limit, data }: HitsArguments): AsyncGenerator<HitItem[]> {
  const query = new URLSearchParams();
  for (const [name, list] of Object.entries({ state, model, unit })) if (list) query.set(name, list.join(','));
  if (hidden) query.set('hidden', 'true');
  for (let left = limit; left > 0; ) {
    query.set('limit', String(Math.min(left, pageSize)));
    const { items, next_cursor } = await askPlatform<Page>(data, `/api/hits?${query}`);
    yield items;
    left -= items.length;
    if (next_cursor === null || items.length === 0) return;
    query.set('cursor', next_cursor);
  }
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const columns: readonly [string, (hit: HitItem) => string | number | null][] = [
  ['no', (hit) => hit.no],
  ['state', (hit) => hit.state],
  ['severity', (hit) => hit.severity],
  ['model', (hit) => hit.model],
  ['subject_type', (hit) => hit.subject.type],
  ['subject', (hit) => hit.subject.shown],
  ['unit', (hit) => hit.unit],
  ['occurred_at', (hit) => hit.occurred_at],
  ['amount', (hit) => hit.amount],
  ['due_at', (hit) => hit.due_at],
  ['reason', (hit) => hit.reason[language]],
];

const severities = { high: { zh: '高', en: 'high' }, medium: { zh: '中', en: 'medium' }, low: { zh: '低', en: 'low' } };

function table(items: HitItem[]): string {
  return renderTable(
    [
      { title: say({ zh: '编号', en: 'no' }), align: 'right' },
      { title: say({ zh: '状态', en: 'state' }) },
      { title: say({ zh: '级别', en: 'level' }) },
      { title: say({ zh: '模型', en: 'model' }) },
      { title: say({ zh: '对象', en: 'subject' }) },
      { title: say({ zh: '时间', en: 'when' }) },
      { title: say({ zh: '疑点', en: 'doubt' }), flexible: true },
    ],
    items.map((hit) => [
      String(hit.no),
      hit.state,
      say(severities[hit.severity]),
      hit.model,
      hit.subject.shown,
      hit.occurred_at?.slice(0, 16) ?? '',
      hit.reason[language],
    ]),
    process.stdout.columns ?? 160,
  );
}
