import { type Localised, useSay } from '../texts/language.tsx';
import styles from './severity-mark.module.css';

export type Severity = 'high' | 'medium' | 'low';

export const severityNames: Record<Severity, Localised> = {
  high: { zh: '高', en: 'High' },
  medium: { zh: '中', en: 'Medium' },
  low: { zh: '低', en: 'Low' },
};

/** Three bars, filled by severity; the only red of the application is the high one. */
export function SeverityMark({ severity, bare = false }: { severity: Severity; bare?: boolean }) {
  const say = useSay();
  const name = say(severityNames[severity]);
  const filled = { high: 3, medium: 2, low: 1 }[severity];
  return (
    <span className={`${styles['mark']} ${styles[severity]}`}>
      <svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={bar * 4.5 + 0.5}
            y={8 - bar * 3.5 + 0.5}
            width="3"
            height={3 + bar * 3.5}
            rx="0.5"
            fill="currentColor"
            opacity={bar < filled ? 1 : 0.22}
          />
        ))}
      </svg>
      {bare ? <span className="only-read-aloud">{name}</span> : name}
    </span>
  );
}
