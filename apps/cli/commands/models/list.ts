import { readModels } from '@plumb/compare/model/read-models';
import { say } from '../../terminal/language.ts';
import { library } from '../../terminal/library.ts';
import { renderTable } from '../../terminal/table.ts';

export async function listModels(): Promise<number> {
  const models = [...readModels(library).values()].sort((a, b) => (a.spec.no < b.spec.no ? -1 : 1));
  const rows = models.map(({ spec }) => [
    spec.no,
    spec.id,
    say(spec.title),
    spec.severity,
    spec.status,
    String(spec.version),
    say(spec.question),
  ]);
  const columns = [
    { title: '#' },
    { title: say({ zh: '模型', en: 'model' }) },
    { title: say({ zh: '名称', en: 'title' }) },
    { title: say({ zh: '级别', en: 'level' }) },
    { title: say({ zh: '状态', en: 'status' }) },
    { title: 'v' },
    { title: say({ zh: '问题', en: 'question' }), flexible: true },
  ];
  process.stdout.write(`${renderTable(columns, rows, process.stdout.columns ?? 160)}\n`);
  return 0;
}
