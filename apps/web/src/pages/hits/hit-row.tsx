import { Link } from 'react-router';
import { Money } from '../../pieces/money.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { HitItem } from '../hit/hit.ts';
import styles from './hit-table.module.css';
import type { Names } from './names.ts';

type HitRowProps = {
  hit: HitItem;
  at: number;
  pointed: boolean;
  selected: boolean;
  gone: boolean;
  names: Names;
  onPoint(): void;
  onSelect(): void;
};

/** One hit on one line of the queue: what, whose, when, how much, where it stands. */
export function HitRow({ hit, at, pointed, selected, gone, names, onPoint, onSelect }: HitRowProps) {
  const say = useSay();
  const marks = [pointed && styles['pointed'], selected && styles['selected'], gone && styles['gone']];
  return (
    <tr data-at={at} className={marks.filter(Boolean).join(' ')} onClick={onPoint}>
      <td className={styles['check']}>
        <input
          type="checkbox"
          checked={selected}
          onChange={onSelect}
          aria-label={say({ zh: '选中疑点 {no}', en: 'Select hit {no}' }, { no: String(hit.no) })}
        />
      </td>
      <td>
        <SeverityMark severity={hit.severity} bare />
      </td>
      <td className="number soft">{hit.no}</td>
      <td className={styles['what']}>
        <Link to={`/hits/${hit.id}`}>{say(hit.model_title)}</Link>
        <span className={styles['reason']} title={say(hit.reason)}>
          {say(hit.reason)}
        </span>
      </td>
      <td className={styles['name']} title={hit.subject.shown}>
        {hit.subject.shown}
      </td>
      <td className={styles['name']} title={hit.unit ?? ''}>
        {names.unit(hit.unit)}
      </td>
      <td>
        <When at={hit.occurred_at} />
      </td>
      <td className={styles['right']}>
        <Money yuan={hit.amount} />
      </td>
      <td>
        {hit.withdrawn_at ? (
          <StateTag state="withdrawn" name={{ zh: '已撤回', en: 'Withdrawn' }} tone="out" />
        ) : (
          <StateTag state={hit.state} />
        )}
      </td>
      <td>
        <Due at={hit.due_at} from={hit.updated_at} />
      </td>
      <td className={styles['name']}>{names.person(hit.assigned_to)}</td>
    </tr>
  );
}
