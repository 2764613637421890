import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { callForFile } from '../../api/call.ts';
import { usePages } from '../../api/paging.ts';
import { useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';

type Export = {
  id: string;
  kind: string;
  kind_title: Localised;
  row_limit: number;
  approval: string;
  approval_state: string;
  approval_no: string | null;
  requested_at: string;
  made_at: string | null;
  sha256: string | null;
  rows: number | null;
  more: boolean | null;
  fetched: number;
};

const lists = [
  { kind: 'hits', action: 'hit:list', title: { zh: '疑点清单', en: 'Hits' }, most: 5000 },
  { kind: 'clues', action: 'clue:list', title: { zh: '问题线索清单', en: 'Clues' }, most: 2000 },
  { kind: 'letters', action: 'letter:list', title: { zh: '文书清单', en: 'Letters' }, most: 2000 },
  { kind: 'rectifications', action: 'rectification:list', title: { zh: '整改清单', en: 'Rectifications' }, most: 5000 },
  { kind: 'ledger', action: 'audit:export', title: { zh: '审计账本', en: 'Audit ledger' }, most: 10_000_000 },
] as const;

/** What one asked to take away, and how far it is. */
export function ExportsPage() {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const pages = usePages<Export>('/api/exports');
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={say({ zh: '导出', en: 'Exports' })}
        note={say({
          zh: '先审批,再生成;每行带水印,条数有上限,每次取走都留痕',
          en: 'Approved first; every row carries a watermark, rows are limited, each fetch leaves a trace',
        })}
        actions={
          <Button type="primary" onClick={() => setAsking(true)}>
            {say({ zh: '申请导出', en: 'Ask for an export' })}
          </Button>
        }
      />
      <Section flush>
        <DataTable
          label={say({ zh: '我的导出', en: 'My exports' })}
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<EmptyState title={say({ zh: '还没有导出', en: 'No exports yet' })} />}
        />
      </Section>
      <AskForExport open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function AskForExport({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const may = useMay();
  const tell = useTell();
  const ask = useWrite('POST /api/exports', ['/api/exports', '/api/approvals']);
  const offered = lists.filter(({ action }) => may(action));
  return (
    <ReasonDialog<{ kind: string; purpose: string; row_limit?: number }>
      open={open}
      title={say({ zh: '申请导出', en: 'Ask for an export' })}
      note={say({
        zh: '导出的内容与您在列表中所见相同,敏感信息仍为掩码。',
        en: 'The file holds what you see in the list, masked as there.',
      })}
      act={say({ zh: '提交申请', en: 'Ask' })}
      pending={ask.isPending}
      failure={ask.error}
      initial={{ kind: offered[0]?.kind ?? 'hits' }}
      onClose={onClose}
      onAct={(body) =>
        ask.mutate(
          { body: { ...body, row_limit: body.row_limit ?? undefined } },
          {
            onSuccess: () => {
              onClose();
              tell.done({ zh: '已提交,等待审批', en: 'Asked; it waits for a decision' });
            },
          },
        )
      }
    >
      <Form.Item name="kind" label={say({ zh: '内容', en: 'What' })} rules={[{ required: true }]}>
        <Select options={offered.map(({ kind, title }) => ({ value: kind, label: say(title) }))} />
      </Form.Item>
      <Form.Item
        name="row_limit"
        label={say({ zh: '条数上限(不填为最大)', en: 'At most so many rows (empty: as many as allowed)' })}
      >
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={say({ zh: '用途', en: 'Purpose' })}
        rules={[{ required: true, whitespace: true, message: say({ zh: '请写明用途', en: 'Give the purpose' }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ReasonDialog>
  );
}

function useColumns(): readonly Column<Export>[] {
  const say = useSay();
  return useMemo(
    () => [
      { key: 'kind', title: say({ zh: '内容', en: 'What' }), cell: ({ kind_title }) => say(kind_title), phone: 'head' },
      {
        key: 'at',
        title: say({ zh: '申请时间', en: 'Asked' }),
        cell: ({ requested_at }) => <When at={requested_at} />,
      },
      {
        key: 'approval',
        title: say({ zh: '批件', en: 'Approval' }),
        cell: ({ approval, approval_no }) => (
          <Link to={`/approvals/${approval}`}>{approval_no ?? say({ zh: '待审批', en: 'waiting' })}</Link>
        ),
      },
      {
        key: 'rows',
        title: say({ zh: '条数', en: 'Rows' }),
        cell: ({ rows, more }) =>
          rows === null ? '—' : `${rows}${more ? say({ zh: '(已达上限)', en: ' (limit reached)' }) : ''}`,
        align: 'right',
      },
      { key: 'fetched', title: say({ zh: '已取', en: 'Fetched' }), cell: ({ fetched }) => fetched, align: 'right' },
      {
        key: 'act',
        title: <span className="only-read-aloud">{say({ zh: '操作', en: 'Acts' })}</span>,
        cell: (row) => <Fetch of={row} />,
      },
    ],
    [say],
  );
}

function Fetch({ of }: { of: Export }) {
  const say = useSay();
  const tell = useTell();
  const make = useWrite('POST /api/exports/{id}/make', ['/api/exports']);
  if (of.approval_state !== 'approved') return null;
  const take = async () => {
    try {
      const { blob, name } = await callForFile('GET /api/exports/{id}/file', { params: { id: of.id } });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      tell.failed(error);
    }
  };
  return of.made_at === null ? (
    <Button loading={make.isPending} onClick={() => make.mutate({ params: { id: of.id } }, { onError: tell.failed })}>
      {say({ zh: '生成文件', en: 'Make the file' })}
    </Button>
  ) : (
    <Button onClick={() => void take()}>{say({ zh: '取走', en: 'Fetch' })}</Button>
  );
}
