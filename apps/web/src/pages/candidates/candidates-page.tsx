import { useMemo } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { Money } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import { type CandidateItem, candidateStateNames } from './candidate.ts';

/** Hits on one subject that are weighed together. */
export function CandidatesPage() {
  const say = useSay();
  const names = useNames();
  const pages = usePages<CandidateItem>('/api/candidates');
  const columns = useMemo(
    (): readonly Column<CandidateItem>[] => [
      {
        key: 'severity',
        title: say({ zh: '级', en: 'Sev.' }),
        cell: ({ severity }) => <SeverityMark severity={severity} bare />,
        phone: 'out',
      },
      {
        key: 'no',
        title: say({ zh: '编号', en: 'No.' }),
        cell: ({ id, no }) => <Link to={`/candidates/${id}`}>{no}</Link>,
      },
      {
        key: 'subject',
        title: say({ zh: '对象', en: 'Subject' }),
        cell: ({ subject }) => subject.shown,
        phone: 'head',
      },
      { key: 'unit', title: say({ zh: '单位', en: 'Unit' }), cell: ({ unit }) => names.unit(unit) },
      { key: 'hits', title: say({ zh: '疑点', en: 'Hits' }), align: 'right', cell: ({ hits }) => hits },
      { key: 'models', title: say({ zh: '模型', en: 'Models' }), align: 'right', cell: ({ models }) => models },
      {
        key: 'amount',
        title: say({ zh: '金额合计', en: 'Amount' }),
        align: 'right',
        cell: ({ amount }) => <Money yuan={amount} />,
      },
      {
        key: 'state',
        title: say({ zh: '状态', en: 'State' }),
        cell: ({ state }) => <StateTag state={state} {...candidateStateNames[state]} />,
      },
      { key: 'made', title: say({ zh: '合并时间', en: 'Gathered' }), cell: ({ made_at }) => <When at={made_at} /> },
    ],
    [say, names],
  );
  return (
    <>
      <PageHead
        title={say({ zh: '线索候选', en: 'Candidates' })}
        note={say({
          zh: '同一对象的多条疑点放在一起研判,各条证据分别保存,可随时拆开',
          en: 'Several hits on one subject weighed together; each keeps its own evidence and can be split off',
        })}
      />
      <Section flush>
        <DataTable
          label={say({ zh: '线索候选', en: 'Candidates' })}
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          rowPath={({ id }) => `/candidates/${id}`}
          empty={
            <EmptyState
              title={say({ zh: '还没有线索候选', en: 'No candidates yet' })}
              note={say({
                zh: '在疑点页面的“同一对象的其他疑点”中合并。',
                en: 'Gather hits from "Other hits on the subject" on the page of a hit.',
              })}
            />
          }
        />
      </Section>
    </>
  );
}
