import { Button } from 'antd';
import type { ApiFailure } from '../api/failure.ts';
import { useSay } from '../texts/language.tsx';
import styles from './states.module.css';

type ErrorStateProps = { failure: ApiFailure; onRetry?: () => void; fill?: boolean };

/** What went wrong as the server said it, and a way on. */
export function ErrorState({ failure, onRetry, fill = false }: ErrorStateProps) {
  const say = useSay();
  return (
    <div role="alert" className={`${styles['state']} ${fill ? styles['fill'] : ''}`}>
      <p className={styles['title']}>{say(failure.texts)}</p>
      {failure.where && <p className={styles['note']}>{failure.where}</p>}
      <p className={styles['code']}>
        {failure.code}
        {failure.status > 0 && ` · ${failure.status}`}
      </p>
      <Button onClick={onRetry ?? (() => location.reload())}>{say({ zh: '重试', en: 'Try again' })}</Button>
    </div>
  );
}
