import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './page-head.module.css';

type PageHeadProps = {
  title: ReactNode;
  /** One line under the title: what this is, how many, as of when. */
  note?: ReactNode;
  /** The list that this page belongs to. */
  back?: { to: string; label: string };
  /** Tags beside the title. */
  marks?: ReactNode;
  actions?: ReactNode;
};

export function PageHead({ title, note, back, marks, actions }: PageHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['words']}>
        {back && (
          <Link to={back.to} className={styles['back'] ?? ''}>
            ‹ {back.label}
          </Link>
        )}
        <div className={styles['line']}>
          <h1>{title}</h1>
          {marks}
        </div>
        {note && <p className={styles['note']}>{note}</p>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
