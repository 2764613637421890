import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Pages } from '../api/paging.ts';
import { useSay } from '../texts/language.tsx';
import styles from './data-table.module.css';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { LoadingState } from './loading-state.tsx';
import { useTableKeys } from './table-keys.ts';

export type Column<Row> = {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: 'right';
  width?: number;
  /** On a phone each row is a card: its heading, an ordinary line, or left out. */
  phone?: 'head' | 'line' | 'out';
};

type DataTableProps<Row> = {
  /** What the table holds, for those who hear it. */
  label: string;
  pages: Pages<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Where a row leads: enter, or a click. */
  rowPath?: (row: Row) => string;
  /** Turns selection on: what can be done with the rows chosen. `clear` ends the selection. */
  bulk?: (chosen: readonly string[], clear: () => void) => ReactNode;
  empty?: ReactNode;
};

/** A dense list behind a cursor. j/k move, x chooses, enter opens, n/p turn the page, escape clears. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, pages, columns, rowKey, rowPath, bulk, empty } = props;
  const say = useSay();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const keys = pages.items.map(rowKey);
  const toggle = (key: string) =>
    setChosen((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    );
  const clear = () => setChosen(new Set());
  const open = (at: number) => {
    const row = pages.items[at];
    if (row && rowPath) void navigate(rowPath(row));
  };
  const [at, setAt] = useTableKeys(box, pages, { open, toggle: (n) => bulk && keys[n] && toggle(keys[n]), clear });
  if (pages.read.isError) return <ErrorState failure={pages.read.error} onRetry={() => void pages.read.refetch()} />;
  if (pages.read.isPending) return <LoadingState rows={8} />;
  if (pages.items.length === 0)
    return empty ?? <EmptyState title={say({ zh: '没有符合条件的记录', en: 'No records match' })} />;
  const all = keys.every((key) => chosen.has(key));
  return (
    <div ref={box} className={styles['box']} aria-busy={pages.read.isFetching}>
      <table className={styles['table']}>
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>
            {bulk && (
              <th className={styles['check']}>
                <input
                  type="checkbox"
                  checked={all}
                  aria-label={say({ zh: '选中本页全部', en: 'Choose the whole page' })}
                  onChange={() => setChosen(all ? new Set() : new Set([...chosen, ...keys]))}
                />
              </th>
            )}
            {columns.map(({ key, title, align, width }) => (
              <th key={key} scope="col" className={align ? styles['right'] : undefined} {...(width && { width })}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.items.map((row, n) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                data-at={n}
                className={`${n === at ? styles['at'] : ''} ${chosen.has(key) ? styles['chosen'] : ''} ${rowPath ? styles['leads'] : ''}`}
                onClick={(event) => {
                  setAt(n);
                  const inner = (event.target as HTMLElement).closest('a, button, input, label');
                  if (!inner && !getSelection()?.toString()) open(n);
                }}
              >
                {bulk && (
                  <td className={styles['check']}>
                    <input
                      type="checkbox"
                      checked={chosen.has(key)}
                      aria-label={say({ zh: '选中第 {n} 行', en: 'Choose row {n}' }, { n: n + 1 })}
                      onChange={() => toggle(key)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={`${column.align ? styles['right'] : ''} ${styles[`phone-${column.phone ?? 'line'}`]}`}
                  >
                    <span className={styles['title']}>{column.title}</span>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {bulk && chosen.size > 0 && (
        <div className={styles['bulk']} role="status">
          <span>{say({ zh: '已选 {n} 条', en: '{n} chosen' }, { n: chosen.size })}</span>
          {bulk([...chosen], clear)}
          <Button type="text" onClick={clear}>
            {say({ zh: '取消选择', en: 'Clear' })}
          </Button>
        </div>
      )}
      <Foot pages={pages} />
    </div>
  );
}

function Foot<Row>({ pages }: { pages: Pages<Row> }) {
  const say = useSay();
  return (
    <div className={styles['foot']}>
      <span>
        {pages.total === undefined
          ? say({ zh: '本页 {n} 条', en: '{n} on this page' }, { n: pages.items.length })
          : say({ zh: '共 {n} 条', en: '{n} in all' }, { n: pages.total })}
      </span>
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
  );
}
