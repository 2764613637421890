import type { ReactNode } from 'react';
import styles from './facts.module.css';

export type Fact = { label: ReactNode; value: ReactNode; wide?: boolean };

/** Labels and values, in as many columns as there is room for. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {items.map(({ label, value, wide }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in a fixed order
        <div key={at} className={`${styles['fact']} ${wide ? styles['wide'] : ''}`}>
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
