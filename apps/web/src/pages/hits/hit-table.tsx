import { Button } from 'antd';
import type { Pages } from '../../api/paging.ts';
import { EmptyState } from '../../pieces/empty-state.tsx';
import { ErrorState } from '../../pieces/error-state.tsx';
import { LoadingState } from '../../pieces/loading-state.tsx';
import { useNarrow } from '../../pieces/use-narrow.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { HitItem } from '../hit/hit.ts';
import { HitCard } from './hit-card.tsx';
import { HitRow } from './hit-row.tsx';
import styles from './hit-table.module.css';
import type { Names } from './names.ts';
import type { Queue } from './queue-keys.ts';
import type { SteadyRows } from './steady-rows.ts';

type HitTableProps = {
  pages: Pages<HitItem>;
  steady: SteadyRows<HitItem>;
  queue: Queue;
  names: Names;
  narrowed: boolean;
  onPoint(at: number): void;
  onSelect(id: string): void;
  onSelectAll(): void;
  onFresh(): void;
  onUnfilter(): void;
};

const columns: readonly (Localised & { key: string; right?: boolean })[] = [
  { key: 'sev', zh: '级', en: 'Sev.' },
  { key: 'no', zh: '编号', en: 'No.' },
  { key: 'what', zh: '疑点', en: 'Doubt' },
  { key: 'subject', zh: '对象', en: 'Subject' },
  { key: 'unit', zh: '单位', en: 'Unit' },
  { key: 'when', zh: '发生时间', en: 'When' },
  { key: 'amount', zh: '金额', en: 'Amount', right: true },
  { key: 'state', zh: '状态', en: 'State' },
  { key: 'due', zh: '期限', en: 'Due' },
  { key: 'who', zh: '承办', en: 'Assigned' },
];

/** The queue's page: a dense table, on a phone cards. Rows stay where they are while the list goes on changing. */
export function HitTable(props: HitTableProps) {
  const { pages, steady, queue, names, narrowed, onPoint, onSelect, onSelectAll, onFresh, onUnfilter } = props;
  const say = useSay();
  const narrow = useNarrow();
  if (pages.read.isError) return <ErrorState failure={pages.read.error} onRetry={() => void pages.read.refetch()} />;
  if (pages.read.isPending) return <LoadingState rows={10} />;
  if (steady.rows.length === 0)
    return narrowed ? (
      <EmptyState
        title={say({ zh: '没有符合条件的疑点', en: 'No hits match' })}
        action={<Button onClick={onUnfilter}>{say({ zh: '清除全部条件', en: 'Clear all filters' })}</Button>}
      />
    ) : (
      <EmptyState
        title={say({ zh: '还没有疑点', en: 'No hits yet' })}
        note={say({
          zh: '模型运行后,疑点会出现在这里;数据缺失而无法判断的,另列在运行记录里,不算作没有问题。',
          en: 'Hits appear here once models have run. What could not be judged for want of data is listed with the run, and does not count as clear.',
        })}
      />
    );
  const ids = steady.rows.map(({ item }) => item.id);
  return (
    <div className={styles['box']} aria-busy={pages.read.isPlaceholderData}>
      {steady.fresh > 0 && (
        <button type="button" className={styles['fresh']} onClick={onFresh}>
          {say({ zh: '新到 {n} 条疑点,点此载入', en: '{n} new hits: bring them in' }, { n: steady.fresh })}
        </button>
      )}
      {narrow ? (
        <ul className={styles['cards']}>
          {steady.rows.map(({ item }) => (
            <HitCard
              key={item.id}
              hit={item}
              names={names}
              selected={queue.selected.has(item.id)}
              onSelect={() => onSelect(item.id)}
            />
          ))}
        </ul>
      ) : (
        <table className={styles['table']}>
          <caption className="only-read-aloud">{say({ zh: '疑点队列', en: 'Queue of hits' })}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles['check']}>
                <input
                  type="checkbox"
                  checked={ids.every((id) => queue.selected.has(id))}
                  aria-label={say({ zh: '选中本页全部', en: 'Select the whole page' })}
                  onChange={onSelectAll}
                />
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={`${styles[column.key] ?? ''} ${column.right ? styles['right'] : ''}`}
                >
                  {say(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steady.rows.map(({ item, gone }, at) => (
              <HitRow
                key={item.id}
                hit={item}
                at={at}
                gone={gone}
                names={names}
                pointed={queue.at === at}
                selected={queue.selected.has(item.id)}
                onPoint={() => onPoint(at)}
                onSelect={() => onSelect(item.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className={styles['foot']}>
        <span>{say({ zh: '本页 {n} 条', en: '{n} on this page' }, { n: steady.rows.length })}</span>
        {(pages.next || pages.previous) && (
          <span className={styles['turn']}>
            <Button disabled={!pages.previous} onClick={pages.previous}>
              {say({ zh: '上一页', en: 'Previous' })}
            </Button>
            <span>{say({ zh: '第 {n} 页', en: 'Page {n}' }, { n: pages.number })}</span>
            <Button disabled={!pages.next} onClick={pages.next}>
              {say({ zh: '下一页', en: 'Next' })}
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
