import { useSay } from '../texts/language.tsx';
import styles from './states.module.css';

/** Shown only where reading takes long enough to be noticed. */
export function LoadingState({ fill = false, rows = 4 }: { fill?: boolean; rows?: number }) {
  const say = useSay();
  return (
    <div role="status" className={`${styles['loading']} ${fill ? styles['fill'] : ''}`}>
      <span className="only-read-aloud">{say({ zh: '正在读取', en: 'Loading' })}</span>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars are alike
        <span key={at} className={styles['bar']} />
      ))}
    </div>
  );
}
