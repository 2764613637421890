import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import styles from './bars.module.css';

export type Bar = {
  key: string;
  label: string;
  value: number;
  /** Of the value, what is of high severity. */
  high?: number;
  /** The list that it counts. */
  to?: string;
};

/** Ranked horizontal bars, each a link to what it counts. Plain HTML: read aloud and printed as it stands. */
export function Bars({
  label,
  bars,
  format = (n) => n.toLocaleString('en-US'),
}: {
  label: string;
  bars: readonly Bar[];
  format?: (value: number) => string;
}) {
  const width = {
    '--value-width': `${Math.max(3, ...bars.map(({ value }) => format(value).length))}ch`,
  } as CSSProperties;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol style={width} aria-label={label}>
      {bars.map(({ key, label: name, value, high = 0, to }) => {
        const inside = (
          <>
            <span className={styles['name']}>{name}</span>
            <span className={styles['track']} aria-hidden="true">
              {value > 0 && (
                <span className={styles['bar']} style={{ width: `${(value / most) * 100}%` }}>
                  {high > 0 && <span className={styles['high']} style={{ width: `${(high / value) * 100}%` }} />}
                </span>
              )}
            </span>
            <span className={styles['value']}>{format(value)}</span>
          </>
        );
        return (
          <li key={key}>
            {to ? (
              <Link to={to} className={`${styles['row']} ${styles['leads']}`}>
                {inside}
              </Link>
            ) : (
              <div className={styles['row']}>{inside}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
