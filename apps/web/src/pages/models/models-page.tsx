import { useMemo } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { RequestRun } from '../runs/request-run.tsx';
import { fieldNames, type ModelItem, modelStates, share, subjectNames } from './model.ts';
import { wholeList } from './whole-list.ts';

const specs: readonly FilterSpec[] = [
  { key: 'text', label: { zh: '名称', en: 'Name' }, kind: 'text' },
  {
    key: 'field',
    label: { zh: '领域', en: 'Field' },
    kind: 'many',
    options: Object.entries(fieldNames).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'status',
    label: { zh: '状态', en: 'Status' },
    kind: 'many',
    options: Object.entries(modelStates).map(([value, label]) => ({ value, label })),
  },
];

/** Every question that is put to the data, and how often it was right. */
export function ModelsPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const read = useRead<{ items: ModelItem[] }>('/api/models');
  const [text, field, status] = [
    filters.get('text')[0]?.toLowerCase() ?? '',
    filters.get('field'),
    filters.get('status'),
  ];
  const shown = (read.data?.items ?? []).filter(
    (one) =>
      `${one.no} ${one.id} ${one.title.zh} ${one.title.en} ${one.question.zh}`.toLowerCase().includes(text) &&
      (field.length === 0 || field.includes(one.field)) &&
      (status.length === 0 || status.includes(one.status)),
  );
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say({ zh: '模型', en: 'Models' })}
        note={say({
          zh: '一个模型问数据一个问题；命中是疑点，不是结论',
          en: 'A model asks the data one question; a hit is a doubt, never a verdict',
        })}
        actions={<RequestRun />}
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        <DataTable
          label={say({ zh: '模型', en: 'Models' })}
          pages={wholeList(read, shown)}
          columns={columns}
          rowKey={(one) => one.id}
          rowPath={(one) => `/models/${one.id}`}
        />
      </Section>
    </>
  );
}

function useColumns(): Column<ModelItem>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'no',
        title: say({ zh: '编号', en: 'No' }),
        width: 60,
        phone: 'out',
        cell: (one) => <span className="number">{one.no}</span>,
      },
      {
        key: 'title',
        title: say({ zh: '模型', en: 'Model' }),
        phone: 'head',
        cell: (one) => <Link to={`/models/${one.id}`}>{say(one.title)}</Link>,
      },
      { key: 'question', title: say({ zh: '问题', en: 'Question' }), cell: (one) => say(one.question) },
      {
        key: 'field',
        title: say({ zh: '领域', en: 'Field' }),
        width: 92,
        phone: 'out',
        cell: (one) => say(fieldNames[one.field] ?? { zh: one.field, en: one.field }),
      },
      {
        key: 'subject',
        title: say({ zh: '对象', en: 'Subject' }),
        width: 72,
        phone: 'out',
        cell: (one) => say(subjectNames[one.subject] ?? { zh: one.subject, en: one.subject }),
      },
      {
        key: 'severity',
        title: say({ zh: '级别', en: 'Severity' }),
        cell: (one) => <SeverityMark severity={one.severity} />,
      },
      {
        key: 'status',
        title: say({ zh: '状态', en: 'Status' }),
        cell: (one) => (
          <StateTag state={one.status} name={modelStates[one.status]} tone={modelStates[one.status].tone} />
        ),
      },
      {
        key: 'hits',
        title: say({ zh: '疑点', en: 'Hits' }),
        align: 'right',
        cell: (one) =>
          one.hits > 0 ? <Link to={`/hits?model=${one.id}`}>{one.hits}</Link> : <span className="faint">0</span>,
      },
      {
        key: 'waiting',
        title: say({ zh: '待研判', en: 'Waiting' }),
        align: 'right',
        cell: (one) =>
          one.waiting > 0 ? (
            <Link to={`/hits?model=${one.id}&state=H20`}>{one.waiting}</Link>
          ) : (
            <span className="faint">0</span>
          ),
      },
      {
        key: 'precision',
        title: say({ zh: '核实率', en: 'Precision' }),
        align: 'right',
        cell: (one) => (
          <span
            title={say({ zh: '已核实 {n} 个', en: '{n} judged' }, { n: one.judged })}
            className={one.precision === null ? 'faint' : 'number'}
          >
            {share(one.precision)}
          </span>
        ),
      },
      {
        key: 'run',
        title: say({ zh: '最近运行', en: 'Last run' }),
        phone: 'out',
        cell: (one) =>
          one.missed_at ? (
            <StateTag state="missed" name={{ zh: '漏跑', en: 'Missed' }} tone="waiting" />
          ) : one.last_run ? (
            <Link to={`/runs/${one.last_run.id}`}>
              <When at={one.last_run.at} />
            </Link>
          ) : (
            <span className="faint">—</span>
          ),
      },
    ],
    [say],
  );
}
