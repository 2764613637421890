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

/** A deadline, and how far it is: marked when less than a fifth of the time is left or when it is past. */
export function Due({ at, from }: { at: string | null | undefined; from?: string }) {
  const { language } = useLanguage();
  if (!at) return <span className="faint">—</span>;
  const left = instantOf(at) - nowInBeijing();
  const whole = from ? instantOf(at) - instantOf(from) : 5 * 86_400_000;
  const tone = left < 0 ? 'over' : left < whole / 5 ? 'near' : 'calm';
  const days = Math.floor(Math.abs(left) / 86_400_000);
  const text =
    language === 'zh'
      ? `${left < 0 ? '超期' : '剩'} ${days > 0 ? `${days} 天` : `${Math.max(1, Math.floor(Math.abs(left) / 3_600_000))} 小时`}`
      : `${days > 0 ? `${days} d` : `${Math.max(1, Math.floor(Math.abs(left) / 3_600_000))} h`} ${left < 0 ? 'over' : 'left'}`;
  return (
    <span className={`${styles['due']} ${styles[tone]}`} title={at}>
      {text}
    </span>
  );
}
