import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { statesOf } from '../../pieces/state-names.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type ClueCounts, type ClueItem, sourceTitles } from '../clue/clue.ts';
import { type Names, useNames } from '../hits/names.ts';
import { RegisterClue } from './register-clue.tsx';

const specs: readonly FilterSpec[] = [
  { key: 'text', kind: 'text', label: { zh: '编号、对象或摘要', en: 'Number, subject or summary' } },
  { key: 'state', kind: 'many', label: { zh: '环节', en: 'State' }, options: statesOf('C') },
  {
    key: 'source',
    kind: 'many',
    label: { zh: '来源', en: 'Source' },
    options: Object.entries(sourceTitles).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'overdue',
    kind: 'one',
    label: { zh: '期限', en: 'Limit' },
    options: [{ value: 'true', label: { zh: '已超期', en: 'Overdue' } }],
  },
];

const inHand = ['C20', 'C30', 'C40', 'C50'];
const disposals = ['C60', 'C61', 'C62', 'C63'];

/** The register of clues. */
export function CluesPage() {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  const filters = useFilters(specs);
  const pages = usePages<ClueItem>('/api/clues', filters.query);
  const counts = useRead<ClueCounts>('/api/clues/counts').data;
  const columns = useColumns(names);
  const [registering, setRegistering] = useState(false);
  const sum = (states: readonly string[]) =>
    counts?.by_state.filter(({ state }) => states.includes(state)).reduce((all, { count }) => all + count, 0) ?? '—';
  const to = (states: readonly string[]) => `/clues?${states.map((state) => `state=${state}`).join('&')}`;
  return (
    <>
      <PageHead
        title={say({ zh: '问题线索', en: 'Clues' })}
        note={say({
          zh: '集中管理、统一编号;每一步由人提出、他人审批',
          en: "One register; each step is one person's and approved by another",
        })}
        actions={
          may('clue:register') && (
            <Button type="primary" onClick={() => setRegistering(true)}>
              {say({ zh: '登记线索', en: 'Register a clue' })}
            </Button>
          )
        }
      />
      <Stack>
        <FigureRow>
          <FigureLink label={say({ zh: '在册', en: 'In the register' })} value={counts?.total ?? '—'} to="/clues" />
          <FigureLink label={say({ zh: '待受理', en: 'Received' })} value={sum(['C10'])} to={to(['C10'])} />
          <FigureLink label={say({ zh: '分办与承办', en: 'Assigned' })} value={sum(inHand)} to={to(inHand)} />
          <FigureLink label={say({ zh: '四类处置中', en: 'In disposal' })} value={sum(disposals)} to={to(disposals)} />
          <FigureLink
            label={say({ zh: '超期', en: 'Overdue' })}
            value={counts?.overdue ?? '—'}
            tone={counts && counts.overdue > 0 ? 'due' : 'plain'}
            to="/clues?overdue=true"
          />
        </FigureRow>
        <Section flush>
          <FilterBar specs={specs} filters={filters} />
          <DataTable
            label={say({ zh: '问题线索台账', en: 'Register of clues' })}
            pages={pages}
            columns={columns}
            rowKey={({ id }) => id}
            rowPath={({ id }) => `/clues/${id}`}
            {...(!filters.any && {
              empty: (
                <EmptyState
                  title={say({ zh: '还没有问题线索', en: 'No clues yet' })}
                  note={say({
                    zh: '疑点经核实属实、研判并审批后,才会成为线索。',
                    en: 'A hit becomes a clue only after it was verified, weighed and approved.',
                  })}
                />
              ),
            })}
          />
        </Section>
      </Stack>
      {registering && <RegisterClue onClose={() => setRegistering(false)} />}
    </>
  );
}

function useColumns(names: Names): readonly Column<ClueItem>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'severity',
        title: say({ zh: '级', en: 'Sev.' }),
        cell: ({ severity }) => <SeverityMark severity={severity} bare />,
        phone: 'out',
      },
      {
        key: 'no',
        title: say({ zh: '编号', en: 'No.' }),
        cell: ({ id, no }) => (
          <Link to={`/clues/${id}`} className="number">
            {no}
          </Link>
        ),
        phone: 'head',
      },
      { key: 'subject', title: say({ zh: '被反映人/单位', en: 'Subject' }), cell: ({ subject }) => subject.shown },
      { key: 'summary', title: say({ zh: '摘要', en: 'Summary' }), cell: ({ summary }) => summary },
      { key: 'source', title: say({ zh: '来源', en: 'Source' }), cell: ({ source }) => say(sourceTitles[source]) },
      { key: 'office', title: say({ zh: '承办', en: 'Office' }), cell: ({ office }) => names.unit(office) },
      {
        key: 'received',
        title: say({ zh: '受理', en: 'Received' }),
        cell: ({ received_at }) => <When at={received_at} day />,
      },
      { key: 'state', title: say({ zh: '环节', en: 'State' }), cell: ({ state }) => <StateTag state={state} /> },
      {
        key: 'due',
        title: say({ zh: '期限', en: 'Due' }),
        cell: ({ due_at, updated_at }) => <Due at={due_at} from={updated_at} />,
      },
    ],
    [say, names],
  );
}
