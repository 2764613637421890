import type { ReactNode } from 'react';
import styles from './timeline.module.css';
import { When } from './when.tsx';

export type TimelineEntry = {
  id: string;
  at: string;
  title: ReactNode;
  who?: ReactNode;
  note?: ReactNode;
  open?: boolean;
};

/** What happened, when and by whom, the newest first as given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className={styles['line']}>
      {entries.map(({ id, at, title, who, note, open }) => (
        <li key={id} className={`${styles['entry']} ${open ? styles['open'] : ''}`}>
          <div className={styles['head']}>
            <span className={styles['title']}>{title}</span>
            {who && <span className="soft">{who}</span>}
            <span className="faint">
              <When at={at} />
            </span>
          </div>
          {note && <div className={styles['note']}>{note}</div>}
        </li>
      ))}
    </ol>
  );
}
