import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { ErrorState } from '../../pieces/error-state.tsx';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { type FilterSpec, useFilters } from '../../pieces/filters.ts';
import { Stack } from '../../pieces/layout.tsx';
import { LoadingState } from '../../pieces/loading-state.tsx';
import { Money } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { statesOf } from '../../pieces/state-names.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import { PlanDialog } from './plan-dialog.tsx';
import styles from './rectification.module.css';
import { board, kinds, type RectificationItem, recheckTitles, type WaitingRequest } from './rectification.ts';

const yes = (zh: string, en: string) => [{ value: 'true', label: { zh, en } }];
const specs: readonly FilterSpec[] = [
  { key: 'text', kind: 'text', label: { zh: '标题或单位', en: 'Title or unit' } },
  { key: 'state', kind: 'many', label: { zh: '环节', en: 'State' }, options: statesOf('R') },
  {
    key: 'kind',
    kind: 'one',
    label: { zh: '类别', en: 'Kind' },
    options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'overdue', kind: 'one', label: { zh: '期限', en: 'Limit' }, options: yes('已超期', 'Overdue') },
  { key: 'relapsed', kind: 'one', label: { zh: '反弹', en: 'Relapse' }, options: yes('有反弹', 'Relapsed') },
  { key: 'recovered', kind: 'one', label: { zh: '追缴', en: 'Recovery' }, options: yes('有追缴', 'Money recovered') },
  { key: 'rules', kind: 'one', label: { zh: '建章立制', en: 'Rules' }, options: yes('有制度', 'Rules made') },
];

/** The board of what is being put right, a column a stage. */
export function RectificationsPage() {
  const say = useSay();
  const filters = useFilters(specs);
  const pages = usePages<RectificationItem>('/api/rectifications', filters.query, 200);
  return (
    <>
      <PageHead
        title={say({ zh: '整改', en: 'Rectification' })}
        note={say({
          zh: '一个问题一张卡：清单、佐证、追缴，验收前用同一模型复查',
          en: 'A card a problem: lists, proofs, money; the same model looks again before it is accepted',
        })}
      />
      <Stack>
        <Waiting />
        <Section flush>
          <FilterBar specs={specs} filters={filters} />
          {pages.read.isError && <ErrorState failure={pages.read.error} onRetry={() => void pages.read.refetch()} />}
          {pages.read.isPending && <LoadingState rows={8} />}
          {pages.read.data && pages.items.length === 0 && (
            <EmptyState
              title={
                filters.any
                  ? say({ zh: '没有符合条件的整改', en: 'Nothing matches' })
                  : say({ zh: '还没有整改', en: 'Nothing to be put right yet' })
              }
              note={say({
                zh: '疑点核实属实并转整改后，在上方立项。',
                en: 'A verified hit that goes to rectification is opened above.',
              })}
            />
          )}
          {pages.items.length > 0 && <Board items={pages.items} />}
          {(pages.next || pages.previous) && (
            <div className={styles['turn']}>
              <Button disabled={!pages.previous} onClick={pages.previous}>
                {say({ zh: '上一页', en: 'Back' })}
              </Button>
              <Button disabled={!pages.next} onClick={pages.next}>
                {say({ zh: '下一页', en: 'Next' })}
              </Button>
            </div>
          )}
        </Section>
      </Stack>
    </>
  );
}

function Board({ items }: { items: readonly RectificationItem[] }) {
  const say = useSay();
  const columns = board
    .map((column) => ({ ...column, items: items.filter(({ state }) => column.states.includes(state)) }))
    .filter(({ key, items }) => items.length > 0 || !['relapsed', 'closed'].includes(key));
  return (
    <section className={styles['board']} aria-label={say({ zh: '整改看板', en: 'Board' })}>
      {columns.map(({ key, title, items }) => (
        <section key={key} className={styles['column']} aria-label={say(title)}>
          <h2>
            {say(title)} <span className="faint number">{items.length}</span>
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <Card item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Card({ item }: { item: RectificationItem }) {
  const say = useSay();
  return (
    <Link to={`/rectifications/${item.id}`} className={styles['card'] ?? ''}>
      <span className={styles['top']}>
        <span className="faint number">#{item.no}</span>
        <StateTag state={item.state} />
      </span>
      <strong>{item.title}</strong>
      <span className="soft">{item.unit_name}</span>
      {item.money_owed > 0 && (
        <span className={styles['money']}>
          {say({ zh: '已追', en: 'recovered' })} <Money yuan={item.money_recovered} short /> /{' '}
          <Money yuan={item.money_owed} short />
        </span>
      )}
      <span className={styles['foot']}>
        <span className="faint">
          {say(kinds[item.kind])}
          {item.recheck && ` · ${say(recheckTitles[item.recheck])}`}
          {item.relapse_of && ` · ${say({ zh: '再次发生', en: 'again' })}`}
        </span>
        {item.due_at && <Due at={item.due_at} escalation={item.escalation} />}
      </span>
    </Link>
  );
}

/** Verified hits that nobody has taken up yet. */
function Waiting() {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  const allowed = may('rectification:take-up');
  const waiting =
    useRead<{ items: WaitingRequest[] }>('/api/rectifications/requests', { enabled: allowed }).data?.items ?? [];
  const [taking, setTaking] = useState<WaitingRequest>();
  if (!allowed || waiting.length === 0) return null;
  return (
    <Section
      title={say({ zh: '待立项', en: 'To be opened' })}
      aside={say({ zh: '{n} 件', en: '{n}' }, { n: waiting.length })}
    >
      <ul className={styles['waiting']}>
        {waiting.map((request) => (
          <li key={request.id}>
            <span>
              <Link to={`/hits/${request.hit}`}>
                {say(request.model_title)} #{request.hit_no}
              </Link>
              <span className={styles['sub']}>{request.problem}</span>
            </span>
            <span>{names.unit(request.unit)}</span>
            <Money yuan={request.amount} />
            <When at={request.requested_at} day />
            <Button onClick={() => setTaking(request)}>{say({ zh: '立项', en: 'Open' })}</Button>
          </li>
        ))}
      </ul>
      {taking && (
        <PlanDialog request={taking} unitName={names.unit(taking.unit)} onClose={() => setTaking(undefined)} />
      )}
    </Section>
  );
}
