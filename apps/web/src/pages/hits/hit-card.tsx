import { Link } from 'react-router';
import { Money } from '../../pieces/money.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { HitItem } from '../hit/hit.ts';
import styles from './hit-table.module.css';
import type { Names } from './names.ts';

type HitCardProps = { hit: HitItem; selected: boolean; names: Names; onSelect(): void };

/** One hit on a phone. */
export function HitCard({ hit, selected, names, onSelect }: HitCardProps) {
  const say = useSay();
  return (
    <li className={styles['card']}>
      <input
        type="checkbox"
        checked={selected}
        onChange={onSelect}
        aria-label={say({ zh: '选中疑点 {no}', en: 'Select hit {no}' }, { no: String(hit.no) })}
      />
      <Link to={`/hits/${hit.id}`}>
        <span className={styles['line']}>
          <span className={styles['title']}>
            <SeverityMark severity={hit.severity} bare />
            {say(hit.model_title)}
          </span>
          <Due at={hit.due_at} from={hit.updated_at} />
        </span>
        <span className={styles['phoneReason']}>{say(hit.reason)}</span>
        <span className={styles['line']}>
          <span className="soft">
            {hit.subject.shown} · {names.unit(hit.unit)}
          </span>
          <Money yuan={hit.amount} />
        </span>
        <span className={styles['line']}>
          <StateTag state={hit.state} />
          <span className="faint">
            <When at={hit.occurred_at} />
          </span>
        </span>
      </Link>
    </li>
  );
}
