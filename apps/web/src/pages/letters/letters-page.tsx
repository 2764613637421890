import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useMay } from '../../api/session.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type LetterItem, letterKinds, letterStates } from './letter.ts';

const specs: readonly FilterSpec[] = [
  { key: 'text', kind: 'text', label: { zh: '文号、事由或单位', en: 'Number, matter or unit' } },
  {
    key: 'state',
    kind: 'many',
    label: { zh: '环节', en: 'State' },
    options: Object.entries(letterStates).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'kind',
    kind: 'many',
    label: { zh: '文种', en: 'Kind' },
    options: Object.entries(letterKinds).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'overdue',
    kind: 'one',
    label: { zh: '期限', en: 'Limit' },
    options: [{ value: 'true', label: { zh: '已超期', en: 'Overdue' } }],
  },
  {
    key: 'on_time',
    kind: 'one',
    label: { zh: '回复', en: 'Answers' },
    options: [
      { value: 'true', label: { zh: '有按期回复', en: 'In time' } },
      { value: 'false', label: { zh: '有逾期回复', en: 'Late' } },
    ],
  },
  {
    key: 'mine',
    kind: 'one',
    label: { zh: '起草', en: 'Drafted by' },
    options: [{ value: 'true', label: { zh: '我起草的', en: 'Me' } }],
  },
];

/** Letters: advice, urging, reminders. */
export function LettersPage() {
  const say = useSay();
  const may = useMay();
  const filters = useFilters(specs);
  const pages = usePages<LetterItem>('/api/letters', filters.query);
  const columns = useColumns();
  const draft = (
    <Link to="/letters/new">
      <Button type="primary">{say({ zh: '起草文书', en: 'Draft a letter' })}</Button>
    </Link>
  );
  return (
    <>
      <PageHead
        title={say({ zh: '文书', en: 'Letters' })}
        note={say({
          zh: '会签、签发后编号送达；文号按年连续，作废留痕',
          en: 'Numbered and sent once signed off; numbers run without gaps, cancelled ones stay',
        })}
        actions={
          <>
            {may('letter:register') && (
              <Link to="/letters/register">
                <Button>{say({ zh: '文号登记簿', en: 'Register of numbers' })}</Button>
              </Link>
            )}
            {may('letter:draft') && draft}
          </>
        }
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        <DataTable
          label={say({ zh: '文书', en: 'Letters' })}
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          rowPath={({ id }) => `/letters/${id}`}
          {...(!filters.any && {
            empty: (
              <EmptyState
                title={say({ zh: '还没有文书', en: 'No letters yet' })}
                note={say({
                  zh: '可从疑点或整改的页面起草，事实与依据会自动带入。',
                  en: 'Draft one from a hit or a rectification: facts and basis come with it.',
                })}
                action={may('letter:draft') && draft}
              />
            ),
          })}
        />
      </Section>
    </>
  );
}

function useColumns(): readonly Column<LetterItem>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'number',
        title: say({ zh: '文号', en: 'Number' }),
        cell: ({ id, number }) => (
          <Link to={`/letters/${id}`} className="number">
            {number ?? say({ zh: '未编号', en: 'not numbered' })}
          </Link>
        ),
        phone: 'head',
      },
      { key: 'title', title: say({ zh: '标题', en: 'Title' }), cell: ({ title }) => title },
      { key: 'unit', title: say({ zh: '主送', en: 'To' }), cell: ({ unit_name }) => unit_name },
      { key: 'kind', title: say({ zh: '文种', en: 'Kind' }), cell: ({ kind_title }) => say(kind_title), phone: 'out' },
      { key: 'state', title: say({ zh: '环节', en: 'State' }), cell: ({ state }) => <LetterState state={state} /> },
      {
        key: 'sent',
        title: say({ zh: '送达', en: 'Sent' }),
        cell: ({ dispatched_at }) => <When at={dispatched_at} day />,
      },
      {
        key: 'due',
        title: say({ zh: '期限', en: 'Due' }),
        cell: ({ due_at, escalation }) => <Due at={due_at} escalation={escalation} />,
      },
    ],
    [say],
  );
}

export function LetterState({ state }: { state: string }) {
  const known = letterStates[state];
  return <StateTag state={state} {...(known && { name: known, tone: known.tone })} />;
}
