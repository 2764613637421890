import { useLanguage } from '../texts/language.tsx';
import styles from './when.module.css';

/** Naive Beijing times are compared as if they were UTC, so that the reader's own zone does not shift them. */
export function instantOf(at: string): number {
  return Date.parse(`${at.replace(' ', 'T').slice(0, 19)}${at.length > 10 ? '' : 'T00:00:00'}Z`);
}

/** The present Beijing time on the same scale. */
export function nowInBeijing(): number {
  return Date.now() + 8 * 3_600_000;
}

/** '2026-03-01 08:20:00' as it stands, without seconds; `day` leaves out the time. */
export function When({ at, day = false }: { at: string | null | undefined; day?: boolean }) {
  if (!at) return <span className="faint">—</span>;
  return (
    <time className="number" dateTime={at.replace(' ', 'T')} title={at}>
      {at.slice(0, day ? 10 : 16).replace('T', ' ')}
    </time>
  );
}

type DueProps = {
  at: string | null | undefined;
  /** How far the time limit is used up, as the server counts it on the work calendar. */
  escalation?: 0 | 80 | 100 | 120;
  /** When the time began, where the server does not say how far it is. */
  from?: string;
};

/** A deadline and how far it is; marked from four fifths of the time limit on, set apart when it is past. */
export function Due({ at, escalation, from }: DueProps) {
  const { language } = useLanguage();
  if (!at) return <span className="faint">—</span>;
  const left = instantOf(at) - nowInBeijing();
  const whole = from ? instantOf(at) - instantOf(from) : 5 * 86_400_000;
  const over = escalation === undefined ? left < 0 : escalation >= 100;
  const tone = over ? 'over' : (escalation ?? (left < whole / 5 ? 80 : 0)) >= 80 ? 'near' : 'calm';
  const days = Math.floor(Math.abs(left) / 86_400_000);
  const hours = Math.max(1, Math.floor(Math.abs(left) / 3_600_000));
  const long = language === 'zh' ? (days > 0 ? `${days} 天` : `${hours} 小时`) : days > 0 ? `${days} d` : `${hours} h`;
  const text = language === 'zh' ? `${left < 0 ? '超期' : '剩'} ${long}` : `${long} ${left < 0 ? 'over' : 'left'}`;
  return (
    <span className={`${styles['due']} ${styles[tone]}`} title={at}>
      {text}
      {escalation === 120 && (language === 'zh' ? ' · 已升级' : ' · escalated')}
    </span>
  );
}
