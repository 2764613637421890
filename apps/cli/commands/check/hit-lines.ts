import type { Shown } from '@plumb/compare/kept/shown';
import type { Hit } from '@plumb/compare/run/hit';
import { csvCell } from '../../terminal/csv-cell.ts';
import { language, say } from '../../terminal/language.ts';
import { renderTable } from '../../terminal/table.ts';

const severities = { high: { zh: '高', en: 'high' }, medium: { zh: '中', en: 'medium' }, low: { zh: '低', en: 'low' } };
const csvColumns = [
  'model',
  'version',
  'outcome',
  'subject_type',
  'subject_key',
  'fact_key',
  'occurred_at',
  'amount',
  'severity',
  'reason',
  'evidence',
  'digest',
];

/**
 * The hits as lines of the asked format. The table shows of a hit what `shownOf` leaves, persons and private plates masked, and
 * leaves missing datasets to the summary; jsonl and csv are the full record.
 */
export function* hitLines(
  hits: Hit[],
  format: 'table' | 'jsonl' | 'csv',
  width: number,
  shownOf: (hit: Hit) => Shown,
): Generator<string> {
  if (format === 'jsonl') for (const hit of hits) yield JSON.stringify(hit);
  else if (format === 'csv') {
    yield csvColumns.join(',');
    for (const hit of hits) yield csvLine(hit);
  } else {
    const shown = hits.filter((hit) => hit.subject.type !== 'dataset');
    if (shown.length > 0) yield table(shown, width, shownOf);
  }
}

function csvLine(hit: Hit): string {
  const evidence = hit.evidence.map((one) => `${one.dataset}@${one.source_file}:${one.source_line}`).join(' ');
  const cells = [
    hit.model,
    hit.version,
    hit.outcome,
    hit.subject.type,
    hit.subject.key,
    hit.fact_key,
    hit.occurred_at,
    hit.amount,
    hit.severity,
    hit.reason[language],
    evidence,
    hit.digest,
  ];
  return cells.map(csvCell).join(',');
}

function table(hits: Hit[], width: number, shownOf: (hit: Hit) => Shown): string {
  const outcome = (hit: Hit) =>
    hit.outcome === 'hit' ? say(severities[hit.severity]) : say({ zh: '无法判断', en: 'cannot tell' });
  return renderTable(
    [
      { title: say({ zh: '模型', en: 'model' }) },
      { title: say({ zh: '对象', en: 'subject' }) },
      { title: say({ zh: '时间', en: 'when' }) },
      { title: say({ zh: '级别', en: 'level' }) },
      { title: say({ zh: '疑点', en: 'doubt' }), flexible: true },
    ],
    hits.map((hit) => {
      const { subject, reason } = shownOf(hit);
      return [hit.model, subject, hit.occurred_at ?? '', outcome(hit), reason[language]];
    }),
    width,
  );
}
