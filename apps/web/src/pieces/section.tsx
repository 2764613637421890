import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

type SectionProps = {
  title?: ReactNode;
  /** Beside the title: a count, a link, a switch. */
  aside?: ReactNode;
  /** A sentence under the title. */
  note?: ReactNode;
  /** Without the inner margin, for tables and maps. */
  flush?: boolean;
  children: ReactNode;
};

/** A quiet surface with a title: the only kind of card. */
export function Section({ title, aside, note, flush = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles['section']} {...(title !== undefined && { 'aria-labelledby': id })}>
      {title !== undefined && (
        <div className={styles['head']}>
          <h2 id={id}>{title}</h2>
          {aside && <div className={styles['aside']}>{aside}</div>}
        </div>
      )}
      {note && <p className={styles['note']}>{note}</p>}
      <div className={flush ? styles['flush'] : styles['body']}>{children}</div>
    </section>
  );
}
