import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Bars } from '../../pieces/bars.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { BatchTable } from './batch-table.tsx';
import { count, type DatasetView, freshnessNames, percent, type QuarantineItem, wayNames } from './dataset.ts';
import styles from './datasets.module.css';
import { PlainTable } from './plain-table.tsx';

/** One dataset: its contract, how whole it came, what was set aside and why. */
export function DatasetPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const may = useMay();
  const read = useRead<DatasetView>('/api/datasets/{id}', { params: { id } });
  return (
    <Reading of={read} rows={10}>
      {(one) => (
        <>
          <PageHead
            title={say(one.title)}
            back={{ to: '/datasets', label: say({ zh: '数据集', en: 'Datasets' }) }}
            marks={
              <StateTag
                state={one.freshness}
                name={freshnessNames[one.freshness]}
                tone={freshnessNames[one.freshness].tone}
              />
            }
            note={`${one.no} · ${one.id} · ${say(one.group)} · ${say(one.source)}`}
          />
          <Stack>
            <Section>
              <Facts
                items={[
                  {
                    label: say({ zh: '在用记录', en: 'Rows in place' }),
                    value: <span className="number">{count(one.rows)}</span>,
                  },
                  {
                    label: say({ zh: '数据时段', en: 'Period' }),
                    value: one.period_from && (
                      <span className="number">{`${one.period_from.slice(0, 10)} – ${one.period_to?.slice(0, 10)}`}</span>
                    ),
                  },
                  { label: say({ zh: '最近送数', en: 'Last came' }), value: <When at={one.last_at} /> },
                  {
                    label: say({ zh: '送数约定', en: 'Agreed delivery' }),
                    value: `${say(one.delivery)}（${say(wayNames[one.way])}）`,
                  },
                  {
                    label: say({ zh: '隔离行', en: 'Rows set aside' }),
                    value: (
                      <span className="number">
                        {one.quarantined > 0 ? `${count(one.quarantined)} · ${percent(one.quarantined_share, 2)}` : '0'}
                      </span>
                    ),
                  },
                ]}
              />
            </Section>
            <Columns>
              <Stack>
                <Section
                  title={say({ zh: '列', en: 'Columns' })}
                  note={say({
                    zh: '完整率为最近一批中有值的行所占比例',
                    en: "Filled: share of the last batch's rows that have a value",
                  })}
                  flush
                >
                  <ContractColumns columns={one.columns} />
                </Section>
                <Section title={say({ zh: '最近批次', en: 'Latest batches' })} flush>
                  {one.latest.length > 0 ? (
                    <BatchTable batches={one.latest} />
                  ) : (
                    <EmptyState title={say({ zh: '还没有送过这份数据', en: 'It has not come yet' })} />
                  )}
                </Section>
              </Stack>
              <Stack>
                <Section title={say({ zh: '隔离原因', en: 'Why rows were set aside' })}>
                  {one.faults.length > 0 ? (
                    <Bars
                      label={say({ zh: '隔离原因', en: 'Why rows were set aside' })}
                      bars={one.faults.slice(0, 12).map((fault) => ({
                        key: `${fault.column} ${fault.problem}`,
                        label: `${fault.column} ${say(fault.expected)}`,
                        value: fault.count,
                      }))}
                    />
                  ) : (
                    <p className="faint">{say({ zh: '没有被隔离的行', en: 'No row was set aside' })}</p>
                  )}
                </Section>
                {one.checks.length > 0 && (
                  <Section title={say({ zh: '校验规则', en: 'Checks' })}>
                    <ul className={styles['checks']}>
                      {one.checks.map((check) => (
                        <li key={check.id}>
                          {say(check.title)} <code className="faint">{check.sql}</code>
                        </li>
                      ))}
                    </ul>
                  </Section>
                )}
              </Stack>
            </Columns>
            {may('dataset:quarantine') && one.quarantined > 0 && <Quarantine dataset={one.id} />}
          </Stack>
        </>
      )}
    </Reading>
  );
}

function ContractColumns({ columns }: { columns: DatasetView['columns'] }) {
  const say = useSay();
  return (
    <PlainTable label={say({ zh: '列', en: 'Columns' })}>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '列', en: 'Column' })}</th>
          <th scope="col">{say({ zh: '含义', en: 'Meaning' })}</th>
          <th scope="col">{say({ zh: '类型', en: 'Type' })}</th>
          <th scope="col">{say({ zh: '敏感级', en: 'Level' })}</th>
          <th scope="col">{say({ zh: '必填', en: 'Required' })}</th>
          <th scope="col" className={styles['right']}>
            {say({ zh: '完整率', en: 'Filled' })}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.name}>
            <td>
              <code>{column.name}</code>
            </td>
            <td>{say(column.title)}</td>
            <td className="faint">{column.type}</td>
            <td>{column.level}</td>
            <td>{column.key ? say({ zh: '主键', en: 'Key' }) : column.required ? say({ zh: '是', en: 'Yes' }) : ''}</td>
            <td className={styles['right']}>
              {column.filled === null ? (
                <span className="faint">{say({ zh: '未提供', en: 'not delivered' })}</span>
              ) : (
                <span className={column.filled < 0.9 ? styles['thin'] : 'number'}>{percent(column.filled)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Quarantine({ dataset }: { dataset: string }) {
  const say = useSay();
  const pages = usePages<QuarantineItem>(`/api/datasets/${dataset}/quarantine`);
  const columns = useMemo<Column<QuarantineItem>[]>(
    () => [
      {
        key: 'where',
        title: say({ zh: '文件与行', en: 'File and line' }),
        phone: 'head',
        cell: (one) => <span className="number">{`${one.file}:${one.line}`}</span>,
      },
      {
        key: 'column',
        title: say({ zh: '列', en: 'Column' }),
        cell: (one) => (one.column ? <code>{one.column}</code> : say({ zh: '整行', en: 'whole row' })),
      },
      {
        key: 'value',
        title: say({ zh: '值（脱敏）', en: 'Value, masked' }),
        cell: (one) =>
          one.value_shown === '' ? <span className="faint">{say({ zh: '空', en: 'empty' })}</span> : one.value_shown,
      },
      { key: 'expected', title: say({ zh: '应为', en: 'Expected' }), cell: (one) => say(one.expected) },
      {
        key: 'batch',
        title: say({ zh: '批次', en: 'Batch' }),
        align: 'right',
        phone: 'out',
        cell: (one) => <span className="number">{one.batch_no}</span>,
      },
    ],
    [say],
  );
  return (
    <div id="quarantine">
      <Section
        title={say({ zh: '隔离区', en: 'Quarantine' })}
        aside={<Link to="/deliveries">{say({ zh: '送数记录', en: 'Deliveries' })}</Link>}
        flush
      >
        <DataTable
          label={say({ zh: '隔离的值', en: 'Values set aside' })}
          pages={pages}
          columns={columns}
          rowKey={(one) => `${one.batch}.${one.n}`}
        />
      </Section>
    </div>
  );
}
