import { usePages } from '../../api/paging.ts';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import { RequestRun } from './request-run.tsx';
import { purposes, type RunItem, runStates } from './run.ts';
import { RunTable } from './run-table.tsx';

const options = (names: Record<string, { zh: string; en: string }>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const specs: readonly FilterSpec[] = [
  { key: 'state', label: { zh: '状态', en: 'State' }, kind: 'one', options: options(runStates) },
  { key: 'purpose', label: { zh: '用途', en: 'Purpose' }, kind: 'one', options: options(purposes) },
];

/** Every time that models ran: with what, for whom, and what changed. */
export function RunsPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const pages = usePages<RunItem>('/api/runs', filters.query);
  return (
    <>
      <PageHead
        title={say({ zh: '运行', en: 'Runs' })}
        note={say({
          zh: '同样的模型、参数与数据得出同样的结果；不同之处会说明是哪一项输入变了',
          en: 'The same models, parameters and data give the same result; where it differs, the input that changed is named',
        })}
        actions={<RequestRun />}
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        <RunTable pages={pages} />
      </Section>
    </>
  );
}
