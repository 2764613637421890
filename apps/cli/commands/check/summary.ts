import type { CheckResult } from '@plumb/compare/check/check-folder';
import { say } from '../../terminal/language.ts';
import { renderTable } from '../../terminal/table.ts';

const shownProblems = 40;

/** What was read, what each model found, what could not be read or judged. */
export function summaryText(result: CheckResult): string {
  return [files(result), notes(result), models(result), missing(result), problems(result)].filter(Boolean).join('\n\n');
}

function files({ intake }: CheckResult): string {
  const columns = [
    { title: say({ zh: '文件', en: 'file' }), flexible: true },
    { title: say({ zh: '数据集', en: 'dataset' }) },
    { title: say({ zh: '编码', en: 'encoding' }) },
    { title: say({ zh: '行', en: 'rows' }), align: 'right' as const },
    { title: say({ zh: '隔离', en: 'quarantined' }), align: 'right' as const },
  ];
  const rows = intake.files.map((file) => [
    file.path,
    file.dataset ?? '—',
    file.encoding ?? '—',
    String(file.rows),
    String(file.quarantined),
  ]);
  return renderTable(columns, rows, terminalWidth());
}

/** Rows that are neither good nor set aside: sums and notes. */
function notes({ intake }: CheckResult): string {
  return intake.files
    .filter((file) => file.notes > 0)
    .map(({ path, notes: count }) =>
      say({
        zh: `${path}: 合计、备注等非数据行 ${count} 行未计入`,
        en: `${path}: ${count} row(s) of sums or notes are no data and were not counted`,
      }),
    )
    .join('\n');
}

function models({ summary, hits, asOf, titles }: CheckResult): string {
  const notEvaluable = Map.groupBy(
    hits.filter((hit) => hit.outcome === 'not_evaluable'),
    (hit) => hit.model,
  );
  const title = (id: string) => {
    const known = titles.get(id);
    return known ? say(known) : id;
  };
  const rows = summary.map((one) => [
    one.model,
    title(one.model),
    String(one.hits),
    String(notEvaluable.get(one.model)?.length ?? 0),
    String(one.exempted),
  ]);
  const columns = [
    { title: say({ zh: '模型', en: 'model' }) },
    { title: say({ zh: '名称', en: 'title' }), flexible: true },
    { title: say({ zh: '疑点', en: 'hits' }), align: 'right' as const },
    { title: say({ zh: '无法判断', en: 'cannot tell' }), align: 'right' as const },
    { title: say({ zh: '已豁免', en: 'exempted' }), align: 'right' as const },
  ];
  const total = summary.reduce((sum, one) => sum + one.hits, 0);
  const day = asOf.startsWith('1970-01-01') ? undefined : asOf.slice(0, 10);
  const closing = say({
    zh: `${day ? `截至 ${day}` : '数据中没有日期'},${summary.length} 个模型,${total} 个疑点。疑点不是结论,须由人核实。`,
    en: `${day ? `As of ${day}` : 'No dates in the data'}: ${summary.length} models, ${total} hits. A hit is a doubt, not a verdict: people verify it.`,
  });
  return `${renderTable(columns, rows, terminalWidth())}\n${closing}`;
}

/** Which dataset is missing or lacks columns, and how many models cannot judge for it. */
function missing({ hits }: CheckResult): string {
  const byReason = Map.groupBy(
    hits.filter((hit) => hit.subject.type === 'dataset'),
    (hit) => say(hit.reason),
  );
  return [...byReason]
    .map(
      ([reason, blocked]) => `${reason}(${say({ zh: `${blocked.length} 个模型`, en: `${blocked.length} model(s)` })})`,
    )
    .sort()
    .join('\n');
}

function problems({ intake, quarantine }: CheckResult): string {
  const lines = intake.problems.map((one) => `${place(one.file, one.line, one.column)}: ${say(one.text)}`);
  for (const one of quarantine)
    lines.push(`${place(one.file, one.line, one.column)}: ${JSON.stringify(one.value)} ${say(one.expected)}`);
  const more =
    lines.length > shownProblems
      ? [
          say({
            zh: `……另有 ${lines.length - shownProblems} 条(--quarantine 文件 写出全部被隔离的值)`,
            en: `… and ${lines.length - shownProblems} more (--quarantine FILE writes every quarantined value)`,
          }),
        ]
      : [];
  return [...lines.slice(0, shownProblems), ...more].join('\n');
}

const place = (file: string, line?: number, column?: string) =>
  [file, line, column].filter((part) => part !== undefined && part !== '').join(':');
const terminalWidth = () => process.stderr.columns ?? 100;
