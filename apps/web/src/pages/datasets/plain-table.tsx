import type { ReactNode } from 'react';
import styles from './datasets.module.css';

/** A small table that stands whole; on a narrow screen it scrolls sideways, by key too. */
export function PlainTable({ label, tall = false, children }: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key
    <section className={tall ? styles['tall'] : styles['scroll']} aria-label={label} tabIndex={0}>
      <table className={styles['plain']}>{children}</table>
    </section>
  );
}
