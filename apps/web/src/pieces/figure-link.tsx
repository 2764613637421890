import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './figure-link.module.css';

type FigureLinkProps = {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  /** The list that this number counts. */
  to?: string;
  tone?: 'plain' | 'high' | 'due';
};

/** A number that leads to what it counts. */
export function FigureLink({ label, value, note, to, tone = 'plain' }: FigureLinkProps) {
  const inside = (
    <>
      <span className={styles['label']}>{label}</span>
      <span className={`${styles['value']} ${styles[tone]}`}>{value}</span>
      {note && <span className={styles['note']}>{note}</span>}
    </>
  );
  return to ? (
    <Link to={to} className={`${styles['figure']} ${styles['leads']}`}>
      {inside}
    </Link>
  ) : (
    <div className={styles['figure']}>{inside}</div>
  );
}

/** Figures side by side, hairlines between. `few`: as wide as they need, from the left. */
export function FigureRow({ children, few = false }: { children: ReactNode; few?: boolean }) {
  return <div className={`${styles['row']} ${few ? styles['few'] : ''}`}>{children}</div>;
}
