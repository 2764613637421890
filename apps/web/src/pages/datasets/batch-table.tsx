import { Link } from 'react-router';
import { useTitles } from '../../api/titles.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type BatchItem, batchStates, count, wayNames } from './dataset.ts';
import styles from './datasets.module.css';
import { PlainTable } from './plain-table.tsx';

/** Batches with their figures; `named` shows which dataset each is of. */
export function BatchTable({ batches, named = false }: { batches: readonly BatchItem[]; named?: boolean }) {
  const say = useSay();
  const titles = useTitles();
  return (
    <PlainTable label={say({ zh: '批次', en: 'Batches' })}>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '批次', en: 'Batch' })}</th>
          {named && <th scope="col">{say({ zh: '数据集', en: 'Dataset' })}</th>}
          <th scope="col">{say({ zh: '接收', en: 'Received' })}</th>
          <th scope="col">{say({ zh: '方式', en: 'Way in' })}</th>
          <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
          <th scope="col" className={styles['right']}>
            {say({ zh: '入库', en: 'Rows' })}
          </th>
          <th scope="col" className={styles['right']}>
            {say({ zh: '其中新增', en: 'New' })}
          </th>
          <th scope="col" className={styles['right']}>
            {say({ zh: '隔离', en: 'Set aside' })}
          </th>
          <th scope="col">{say({ zh: '来源', en: 'From' })}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <td>
              <Link to={`/deliveries/${batch.delivery}`}>{batch.no}</Link>
            </td>
            {named && (
              <td>
                <Link to={`/datasets/${batch.dataset}`} title={batch.dataset}>
                  {titles.dataset(batch.dataset)}
                </Link>
              </td>
            )}
            <td>
              <When at={batch.received_at} />
            </td>
            <td>{say(wayNames[batch.way])}</td>
            <td>
              <StateTag state={batch.state} name={batchStates[batch.state]} tone={batchStates[batch.state].tone} />
            </td>
            <td className={styles['right']}>{count(batch.rows)}</td>
            <td className={styles['right']}>{count(batch.fresh)}</td>
            <td className={styles['right']}>{count(batch.quarantined)}</td>
            <td>{batch.source}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
