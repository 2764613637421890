import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import { objectName } from '../../texts/object-name.ts';
import { EntryProof } from './entry-proof.tsx';
import type { LedgerEntry } from './ledger.ts';
import { Verification } from './verification.tsx';

const specs: readonly FilterSpec[] = [
  { key: 'actor', kind: 'text', label: { zh: '账号编号', en: 'Account id' } },
  { key: 'act', kind: 'text', label: { zh: '操作,如 hit:dispatch', en: 'Act, as hit:dispatch' } },
  { key: 'object_id', kind: 'text', label: { zh: '对象编号', en: 'Object id' } },
  {
    key: 'outcome',
    kind: 'one',
    label: { zh: '结果', en: 'Outcome' },
    options: [
      { value: 'done', label: { zh: '已执行', en: 'done' } },
      { value: 'refused', label: { zh: '被拒绝', en: 'refused' } },
    ],
  },
  { key: 'from', kind: 'day', label: { zh: '自', en: 'From' } },
  { key: 'to', kind: 'day', label: { zh: '至', en: 'To' } },
];

const machines: Readonly<Record<string, Localised>> = {
  system: { zh: '系统', en: 'system' },
  operator: { zh: '本机操作员', en: 'operator of the server' },
};

/** Who did what, when and why; and that nothing of it was changed. For the auditor alone. */
export function AuditPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const pages = usePages<LedgerEntry>('/api/ledger', filters.query);
  const [proving, setProving] = useState<number>();
  const columns = useColumns(setProving);
  return (
    <>
      <PageHead
        title={say({ zh: '审计账本', en: 'Audit ledger' })}
        note={say({
          zh: '只增不改;哈希树与签名检查点证明未被改动',
          en: 'It only grows; a hash tree with signed checkpoints proves that nothing was changed',
        })}
        actions={<Link to="/exports">{say({ zh: '导出账本', en: 'Take the ledger away' })}</Link>}
      />
      <Stack>
        <Verification />
        <Section flush title={say({ zh: '条目', en: 'Entries' })}>
          <FilterBar specs={specs} filters={filters} />
          <DataTable
            label={say({ zh: '审计条目', en: 'Entries of the ledger' })}
            pages={pages}
            columns={columns}
            rowKey={({ seq }) => String(seq)}
          />
        </Section>
      </Stack>
      {proving !== undefined && <EntryProof seq={proving} onClose={() => setProving(undefined)} />}
    </>
  );
}

function useColumns(prove: (seq: number) => void): readonly Column<LedgerEntry>[] {
  const say = useSay();
  return useMemo(
    () => [
      {
        key: 'seq',
        title: say({ zh: '序号', en: 'No.' }),
        cell: ({ seq }) => <span className="number">{seq}</span>,
        align: 'right',
        phone: 'head',
      },
      { key: 'at', title: say({ zh: '时间', en: 'When' }), cell: ({ at }) => <When at={at} /> },
      {
        key: 'actor',
        title: say({ zh: '谁', en: 'Who' }),
        cell: ({ actor_kind, actor_name }) => (machines[actor_kind] ? say(machines[actor_kind]) : actor_name),
      },
      { key: 'act', title: say({ zh: '操作', en: 'Act' }), cell: ({ act }) => <code>{act}</code> },
      {
        key: 'outcome',
        title: say({ zh: '结果', en: 'Outcome' }),
        cell: ({ outcome }) =>
          outcome === 'refused' ? <b>{say({ zh: '被拒绝', en: 'refused' })}</b> : say({ zh: '已执行', en: 'done' }),
      },
      {
        key: 'object',
        title: say({ zh: '对象', en: 'Object' }),
        cell: ({ object_type, object_id }) => (
          <span title={object_id}>
            {say(objectName(object_type))} <span className="faint">{object_id.slice(0, 8)}</span>
          </span>
        ),
      },
      {
        key: 'reason',
        title: say({ zh: '理由', en: 'Why' }),
        cell: ({ reason }) => reason ?? <span className="faint">—</span>,
      },
      {
        key: 'proof',
        title: <span className="only-read-aloud">{say({ zh: '操作', en: 'Acts' })}</span>,
        cell: ({ seq }) => (
          <Button type="link" size="small" onClick={() => prove(seq)}>
            {say({ zh: '证明', en: 'Proof' })}
          </Button>
        ),
        phone: 'out',
      },
    ],
    [say, prove],
  );
}
