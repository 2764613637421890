import { EyeInvisibleOutlined } from '@ant-design/icons';
import { useSay } from '../texts/language.tsx';
import styles from './masked.module.css';

type MaskedProps = {
  /** As the server masked it. */
  shown: string;
  /** Asks for the value itself; left out where the caller cannot. */
  onAsk?: () => void;
};

/** A value that is shown in part. Opening it asks for a purpose and an approval number. */
export function Masked({ shown, onAsk }: MaskedProps) {
  const say = useSay();
  const hint = say({
    zh: '已脱敏；查看原值须填写用途和批件号',
    en: 'Masked. Opening it asks for a purpose and an approval number',
  });
  if (!onAsk)
    return (
      <span className={styles['masked']} title={hint}>
        {shown}
      </span>
    );
  return (
    <button type="button" className={styles['ask']} title={hint} onClick={onAsk}>
      {shown} <EyeInvisibleOutlined aria-hidden="true" />
      <span className="only-read-aloud">{say({ zh: '申请查看', en: 'Ask to see it' })}</span>
    </button>
  );
}
