import type { ReactNode } from 'react';
import { Mark } from '../shell/mark.tsx';
import styles from './states.module.css';

/** Nothing here, why, and what can be done. */
export function EmptyState({ title, note, action }: { title: ReactNode; note?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles['state']}>
      <span className={styles['quiet']}>
        <Mark size={32} />
      </span>
      <p className={styles['title']}>{title}</p>
      {note && <p className={styles['note']}>{note}</p>}
      {action}
    </div>
  );
}
