import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Pages } from '../../api/paging.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { asker, count, purposes, type RunItem, runStates } from './run.ts';

/** Runs with what came of them. */
export function RunTable({ pages }: { pages: Pages<RunItem> }) {
  const say = useSay();
  const columns = useMemo<Column<RunItem>[]>(
    () => [
      {
        key: 'no',
        title: say({ zh: '运行', en: 'No' }),
        width: 60,
        phone: 'head',
        cell: (one) => <Link to={`/runs/${one.id}`}>{one.no}</Link>,
      },
      { key: 'at', title: say({ zh: '申请时间', en: 'Asked for' }), cell: (one) => <When at={one.requested_at} /> },
      { key: 'by', title: say({ zh: '申请人', en: 'By' }), cell: (one) => asker(one.requested_by_name, say) },
      { key: 'purpose', title: say({ zh: '用途', en: 'Purpose' }), cell: (one) => say(purposes[one.purpose]) },
      { key: 'reason', title: say({ zh: '理由', en: 'Reason' }), phone: 'out', cell: (one) => one.reason },
      {
        key: 'as_of',
        title: say({ zh: '判断时点', en: 'As of' }),
        phone: 'out',
        cell: (one) => <When at={one.as_of} day />,
      },
      {
        key: 'state',
        title: say({ zh: '状态', en: 'State' }),
        cell: (one) => <StateTag state={one.state} name={runStates[one.state]} tone={runStates[one.state].tone} />,
      },
      { key: 'models', title: say({ zh: '模型', en: 'Models' }), align: 'right', cell: (one) => one.models },
      { key: 'hits', title: say({ zh: '疑点', en: 'Hits' }), align: 'right', cell: (one) => count(one.hits) },
      { key: 'fresh', title: say({ zh: '新增', en: 'New' }), align: 'right', cell: (one) => count(one.fresh) },
      {
        key: 'amended',
        title: say({ zh: '变更', en: 'Amended' }),
        align: 'right',
        phone: 'out',
        cell: (one) => count(one.amended),
      },
      {
        key: 'withdrawn',
        title: say({ zh: '撤回', en: 'Withdrawn' }),
        align: 'right',
        phone: 'out',
        cell: (one) => count(one.withdrawn),
      },
      {
        key: 'open',
        title: say({ zh: '无法判断', en: 'Not judged' }),
        align: 'right',
        phone: 'out',
        cell: (one) => count(one.not_evaluable),
      },
    ],
    [say],
  );
  return (
    <DataTable
      label={say({ zh: '运行', en: 'Runs' })}
      pages={pages}
      columns={columns}
      rowKey={(one) => one.id}
      rowPath={(one) => `/runs/${one.id}`}
    />
  );
}
