import { Segmented } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import { type Approval, objectTitle } from './approval.ts';

type Box = 'decide' | 'mine' | 'decided';
const boxes: Readonly<Record<Box, Localised>> = {
  decide: { zh: '待我审批', en: 'Waiting for me' },
  mine: { zh: '我的申请', en: 'I asked for' },
  decided: { zh: '我已审批', en: 'I decided' },
};
const nothing: Readonly<Record<Box, Localised>> = {
  decide: { zh: '没有待您审批的申请', en: 'Nothing waits for your decision' },
  mine: { zh: '您还没有提出过申请', en: 'You have asked for nothing yet' },
  decided: { zh: '您还没有审批过申请', en: 'You have decided nothing yet' },
};

const isBox = (text: string | null): text is Box => text !== null && Object.hasOwn(boxes, text);

/** Requests: what waits for me, what I asked for, what I decided. */
export function ApprovalsPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('box');
  const box: Box = isBox(asked) ? asked : 'decide';
  const pages = usePages<Approval>('/api/approvals', { box });
  const columns = useColumns(box);
  return (
    <>
      <PageHead
        title={say({ zh: '审批', en: 'Approvals' })}
        note={say({
          zh: '申请人不得审批自己的申请;批准后编号,不跳号',
          en: 'Nobody decides on their own request; approvals are numbered without gaps',
        })}
      />
      <Stack>
        <Segmented<Box>
          value={box}
          onChange={(chosen) => setSearch({ box: chosen }, { replace: true })}
          options={(Object.keys(boxes) as Box[]).map((value) => ({ value, label: say(boxes[value]) }))}
        />
        <Section flush>
          <DataTable
            label={say(boxes[box])}
            pages={pages}
            columns={columns}
            rowKey={({ id }) => id}
            rowPath={({ id }) => `/approvals/${id}`}
            empty={<EmptyState title={say(nothing[box])} />}
          />
        </Section>
      </Stack>
    </>
  );
}

function useColumns(box: Box): readonly Column<Approval>[] {
  const say = useSay();
  return useMemo(() => {
    const columns: Column<Approval>[] = [
      {
        key: 'kind',
        title: say({ zh: '申请事项', en: 'Request' }),
        cell: ({ id, kind_title }) => <Link to={`/approvals/${id}`}>{say(kind_title)}</Link>,
        phone: 'head',
      },
      { key: 'object', title: say({ zh: '对象', en: 'About' }), cell: (row) => say(objectTitle(row)) },
      { key: 'purpose', title: say({ zh: '用途', en: 'Purpose' }), cell: ({ purpose }) => purpose },
      { key: 'by', title: say({ zh: '申请人', en: 'By' }), cell: ({ requested_by }) => requested_by.name },
      {
        key: 'at',
        title: say({ zh: '申请时间', en: 'Asked' }),
        cell: ({ requested_at }) => <When at={requested_at} />,
      },
    ];
    if (box === 'decide')
      return [
        ...columns,
        {
          key: 'due',
          title: say({ zh: '失效', en: 'Lapses' }),
          cell: ({ expires_at, requested_at }) => <Due at={expires_at} from={requested_at} />,
        },
      ];
    return [
      ...columns,
      { key: 'state', title: say({ zh: '结果', en: 'Outcome' }), cell: ({ state_title }) => say(state_title) },
      {
        key: 'no',
        title: say({ zh: '批件号', en: 'Number' }),
        cell: ({ no }) => no ?? <span className="faint">—</span>,
      },
    ];
  }, [say, box]);
}
