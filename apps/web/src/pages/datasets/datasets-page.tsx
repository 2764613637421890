import { useMemo } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { wholeList } from '../models/whole-list.ts';
import { count, type DatasetItem, freshnessNames, percent, wayNames } from './dataset.ts';
import { DeliverButton } from './deliver-button.tsx';

const specs: readonly FilterSpec[] = [
  { key: 'text', label: { zh: '名称', en: 'Name' }, kind: 'text' },
  {
    key: 'freshness',
    label: { zh: '新鲜度', en: 'Freshness' },
    kind: 'many',
    options: Object.entries(freshnessNames).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'tier',
    label: { zh: '优先级', en: 'Tier' },
    kind: 'many',
    options: ['P0', 'P1', 'P2'].map((value) => ({ value, label: value })),
  },
];

/** Every dataset that the contracts know: what came, how fresh it is, what was set aside. */
export function DatasetsPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const read = useRead<{ items: DatasetItem[] }>('/api/datasets');
  const all = read.data?.items ?? [];
  const text = filters.get('text')[0]?.toLowerCase() ?? '';
  const [freshness, tier] = [filters.get('freshness'), filters.get('tier')];
  const shown = all.filter(
    (one) =>
      `${one.no} ${one.id} ${one.title.zh} ${one.title.en} ${one.source.zh}`.toLowerCase().includes(text) &&
      (freshness.length === 0 || freshness.includes(one.freshness)) &&
      (tier.length === 0 || tier.includes(one.tier)),
  );
  const came = all.filter(({ freshness }) => freshness !== 'never');
  const sum = (of: 'rows' | 'quarantined') => came.reduce((total, one) => total + one[of], 0);
  const late = all.filter(({ freshness }) => freshness === 'late' || freshness === 'stale').length;
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say({ zh: '数据集', en: 'Datasets' })}
        note={say({
          zh: '部门数据按契约入库；不合契约的行进入隔离区，不丢弃',
          en: "Departments' data as their contracts ask; rows that break them are set aside, none is dropped",
        })}
        actions={<DeliverButton />}
      />
      <Stack>
        {read.data && (
          <FigureRow>
            <FigureLink
              label={say({ zh: '已送数据集', en: 'Datasets delivered' })}
              value={`${came.length} / ${all.length}`}
            />
            <FigureLink label={say({ zh: '在用记录', en: 'Rows in place' })} value={count(sum('rows'))} />
            <FigureLink
              label={say({ zh: '隔离行', en: 'Rows set aside' })}
              value={count(sum('quarantined'))}
              tone={sum('quarantined') > 0 ? 'due' : 'plain'}
            />
            <FigureLink
              label={say({ zh: '迟到或中断', en: 'Late or stale' })}
              value={late}
              tone={late > 0 ? 'due' : 'plain'}
              to="/datasets?freshness=late&freshness=stale"
            />
          </FigureRow>
        )}
        <Section flush>
          <FilterBar specs={specs} filters={filters} />
          <DataTable
            label={say({ zh: '数据集', en: 'Datasets' })}
            pages={wholeList(read, shown)}
            columns={columns}
            rowKey={(one) => one.id}
            rowPath={(one) => `/datasets/${one.id}`}
          />
        </Section>
      </Stack>
    </>
  );
}

function useColumns(): Column<DatasetItem>[] {
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
        title: say({ zh: '数据集', en: 'Dataset' }),
        phone: 'head',
        cell: (one) => <Link to={`/datasets/${one.id}`}>{say(one.title)}</Link>,
      },
      {
        key: 'id',
        title: say({ zh: '名称', en: 'Name' }),
        phone: 'out',
        cell: (one) => <code className="faint">{one.id}</code>,
      },
      { key: 'source', title: say({ zh: '来源', en: 'From' }), phone: 'out', cell: (one) => say(one.source) },
      {
        key: 'way',
        title: say({ zh: '方式', en: 'Way in' }),
        cell: (one) => (
          <span className="number" title={say(one.delivery)}>
            {say(wayNames[one.way])}
          </span>
        ),
      },
      {
        key: 'freshness',
        title: say({ zh: '新鲜度', en: 'Freshness' }),
        cell: (one) => (
          <StateTag
            state={one.freshness}
            name={freshnessNames[one.freshness]}
            tone={freshnessNames[one.freshness].tone}
          />
        ),
      },
      { key: 'last', title: say({ zh: '最近送数', en: 'Last came' }), cell: (one) => <When at={one.last_at} /> },
      {
        key: 'period',
        title: say({ zh: '数据时段', en: 'Period' }),
        phone: 'out',
        cell: (one) =>
          one.period_from ? (
            <span className="number">
              {one.period_from.slice(0, 10)} – {one.period_to?.slice(0, 10)}
            </span>
          ) : (
            <span className="faint">—</span>
          ),
      },
      {
        key: 'rows',
        title: say({ zh: '记录', en: 'Rows' }),
        align: 'right',
        cell: (one) => (one.batches > 0 ? count(one.rows) : <span className="faint">—</span>),
      },
      {
        key: 'aside',
        title: say({ zh: '隔离', en: 'Set aside' }),
        align: 'right',
        cell: (one) =>
          one.quarantined > 0 ? (
            <Link to={`/datasets/${one.id}#quarantine`} title={percent(one.quarantined_share, 2)}>
              {count(one.quarantined)}
            </Link>
          ) : (
            <span className="faint">—</span>
          ),
      },
    ],
    [say],
  );
}
