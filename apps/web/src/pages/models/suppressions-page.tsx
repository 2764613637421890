import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useWrite } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import type { StateTone } from '../../pieces/state-names.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { SuppressionItem } from './model.ts';

const states: Record<SuppressionItem['state'], Localised & { tone: StateTone }> = {
  proposed: { zh: '待批准', en: 'Proposed', tone: 'waiting' },
  active: { zh: '生效中', en: 'Active', tone: 'moving' },
  refused: { zh: '未批准', en: 'Refused', tone: 'out' },
  ended: { zh: '已结束', en: 'Ended', tone: 'settled' },
};
const specs: readonly FilterSpec[] = [
  {
    key: 'state',
    label: { zh: '状态', en: 'State' },
    kind: 'one',
    options: Object.entries(states).map(([value, label]) => ({ value, label })),
  },
];
type Aim = { act: 'approve' | 'refuse' | 'end'; one: SuppressionItem };
const verbs: Record<Aim['act'], Localised> = {
  approve: { zh: '批准', en: 'Approve' },
  refuse: { zh: '不予批准', en: 'Refuse' },
  end: { zh: '提前结束', en: 'End' },
};

/** What is hidden from the queue: by whom, why, until when, and how much it hid. */
export function SuppressionsPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const pages = usePages<SuppressionItem>('/api/suppressions', filters.query);
  const [aim, setAim] = useState<Aim>();
  const columns = useColumns(setAim);
  return (
    <>
      <PageHead
        title={say({ zh: '疑点抑制', en: 'Suppressions' })}
        note={say({
          zh: '抑制只是暂不列入待研判，不删除疑点；须他人批准，最长一年',
          en: 'A suppression keeps hits out of the queue for a time and deletes none; another person approves it, for a year at most',
        })}
      />
      <Section flush>
        <FilterBar specs={specs} filters={filters} />
        <DataTable
          label={say({ zh: '疑点抑制', en: 'Suppressions' })}
          pages={pages}
          columns={columns}
          rowKey={(one) => one.id}
          empty={
            <EmptyState
              title={say({ zh: '没有抑制', en: 'Nothing is hidden' })}
              note={say({ zh: '在疑点页可以申请抑制', en: 'It is asked for on the page of a hit' })}
            />
          }
        />
      </Section>
      {aim && <Decide aim={aim} onClose={() => setAim(undefined)} />}
    </>
  );
}

function useColumns(aimAt: (aim: Aim) => void): Column<SuppressionItem>[] {
  const say = useSay();
  const may = useMay();
  const me = useSession().session?.account.id;
  return useMemo(
    () => [
      { key: 'subject', title: say({ zh: '对象', en: 'Subject' }), phone: 'head', cell: (one) => one.subject_shown },
      {
        key: 'model',
        title: say({ zh: '模型', en: 'Model' }),
        cell: (one) =>
          one.model ? <Link to={`/models/${one.model}`}>{one.model}</Link> : say({ zh: '全部', en: 'every model' }),
      },
      { key: 'reason', title: say({ zh: '理由', en: 'Reason' }), cell: (one) => one.reason },
      {
        key: 'state',
        title: say({ zh: '状态', en: 'State' }),
        cell: (one) => <StateTag state={one.state} name={states[one.state]} tone={states[one.state].tone} />,
      },
      {
        key: 'made',
        title: say({ zh: '提出', en: 'Asked for' }),
        phone: 'out',
        cell: (one) => <When at={one.created_at} />,
      },
      { key: 'until', title: say({ zh: '有效至', en: 'Until' }), cell: (one) => <When at={one.expires_at} day /> },
      { key: 'hidden', title: say({ zh: '已隐去', en: 'Hid' }), align: 'right', cell: (one) => one.hidden },
      {
        key: 'acts',
        title: '',
        cell: (one) => (
          <>
            {one.state === 'proposed' && one.owner !== me && may('suppression:approve') && (
              <>
                <Button size="small" onClick={() => aimAt({ act: 'approve', one })}>
                  {say(verbs.approve)}
                </Button>{' '}
                <Button size="small" onClick={() => aimAt({ act: 'refuse', one })}>
                  {say(verbs.refuse)}
                </Button>
              </>
            )}
            {one.state === 'active' && may('suppression:end') && (
              <Button size="small" onClick={() => aimAt({ act: 'end', one })}>
                {say(verbs.end)}
              </Button>
            )}
          </>
        ),
      },
    ],
    [say, may, me, aimAt],
  );
}

function Decide({ aim, onClose }: { aim: Aim; onClose: () => void }) {
  const say = useSay();
  const tell = useTell();
  const decide = useWrite('POST /api/suppressions/{id}/decide', ['/api/suppressions', '/api/hits']);
  const end = useWrite('POST /api/suppressions/{id}/end', ['/api/suppressions', '/api/hits']);
  const write = aim.act === 'end' ? end : decide;
  return (
    <ReasonDialog
      open
      title={say(verbs[aim.act])}
      note={`${aim.one.subject_shown}　${aim.one.reason}`}
      act={say(verbs[aim.act])}
      pending={write.isPending}
      failure={write.error}
      onClose={onClose}
      onAct={({ reason }) =>
        write.mutate(
          {
            params: { id: aim.one.id },
            body: { reason, ...(aim.act === 'end' ? {} : { approve: aim.act === 'approve' }) },
          },
          {
            onSuccess: () => {
              tell.done({ zh: '已处理', en: 'Done' });
              onClose();
            },
          },
        )
      }
    />
  );
}
