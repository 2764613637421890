import { useMemo } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { count, type DeliveryItem, deliveryStates } from './dataset.ts';
import { DeliverButton } from './deliver-button.tsx';

const specs: readonly FilterSpec[] = [
  {
    key: 'state',
    label: { zh: '状态', en: 'State' },
    kind: 'one',
    options: Object.entries(deliveryStates).map(([value, label]) => ({ value, label })),
  },
];

/** What came in, latest first. */
export function DeliveriesPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const pages = usePages<DeliveryItem>('/api/deliveries', filters.query);
  const columns = useMemo<Column<DeliveryItem>[]>(
    () => [
      {
        key: 'no',
        title: say({ zh: '送数', en: 'No' }),
        width: 70,
        phone: 'head',
        cell: (one) => <Link to={`/deliveries/${one.id}`}>{one.no}</Link>,
      },
      { key: 'at', title: say({ zh: '接收时间', en: 'Received' }), cell: (one) => <When at={one.received_at} /> },
      { key: 'source', title: say({ zh: '来源', en: 'From' }), cell: (one) => one.source },
      {
        key: 'files',
        title: say({ zh: '文件', en: 'Files' }),
        cell: (one) =>
          one.files.length === 1
            ? one.files[0]?.name
            : say({ zh: '{n} 个文件', en: '{n} files' }, { n: one.files.length }),
      },
      {
        key: 'state',
        title: say({ zh: '状态', en: 'State' }),
        cell: (one) => (
          <StateTag state={one.state} name={deliveryStates[one.state]} tone={deliveryStates[one.state].tone} />
        ),
      },
      { key: 'rows', title: say({ zh: '入库', en: 'Rows' }), align: 'right', cell: (one) => count(one.rows) },
      {
        key: 'aside',
        title: say({ zh: '隔离', en: 'Set aside' }),
        align: 'right',
        cell: (one) => count(one.quarantined),
      },
      {
        key: 'problems',
        title: say({ zh: '文件提示', en: 'File notes' }),
        align: 'right',
        phone: 'out',
        cell: (one) => count(one.problem_count),
      },
    ],
    [say],
  );
  return (
    <>
      <PageHead
        title={say({ zh: '送数', en: 'Deliveries' })}
        note={say({
          zh: '收到的文件原样保存；重复送来的会被认出',
          en: 'Files are kept as they came; what comes again is recognised',
        })}
        actions={<DeliverButton />}
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        <DataTable
          label={say({ zh: '送数', en: 'Deliveries' })}
          pages={pages}
          columns={columns}
          rowKey={(one) => one.id}
          rowPath={(one) => `/deliveries/${one.id}`}
        />
      </Section>
    </>
  );
}
