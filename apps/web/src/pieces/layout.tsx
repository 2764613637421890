import type { ReactNode } from 'react';
import styles from './layout.module.css';

/** Parts under each other with the usual gap. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}

/** A wide main column and a narrower side; under each other on a narrow screen. `even`: as many equal columns as fit. */
export function Columns({ children, even = false }: { children: ReactNode; even?: boolean }) {
  return <div className={even ? styles['even'] : styles['columns']}>{children}</div>;
}
