import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { type Localised, useSay } from '../../texts/language.tsx';
import styles from './accounts.module.css';

/** Half of a one-time password, shown once to one administrator. */
export type PasswordHalf = { login: string; half: string; which: 'first' | 'second' };

const titles: Readonly<Record<PasswordHalf['which'], Localised>> = {
  first: {
    zh: '{login} 一次性口令的前半段(只显示这一次)',
    en: 'First half of the one-time password of {login}, shown only now',
  },
  second: {
    zh: '{login} 一次性口令的后半段(只显示这一次)',
    en: 'Second half of the one-time password of {login}, shown only now',
  },
};
const notes: Readonly<Record<PasswordHalf['which'], Localised>> = {
  first: {
    zh: '请当面交给本人。后半段由另一名管理员确认后交给本人。登录时输入“前半段-后半段”。',
    en: 'Hand it to its owner in person. Another administrator hands over the second half. At sign-in the two are typed with a hyphen between them.',
  },
  second: {
    zh: '请核实身份后当面交给本人,不要交给另一名管理员。登录时输入“前半段-后半段”。',
    en: 'Hand it to its owner in person, never to the other administrator. At sign-in it is typed after the first half, with a hyphen between them.',
  },
};

/** Neither administrator knows the password whole; its owner is given both halves. */
export function PasswordHalfShown({ shown, onClose }: { shown: PasswordHalf; onClose: () => void }) {
  const say = useSay();
  const { login, half, which } = shown;
  const box = useRef<HTMLDivElement>(null);
  // It is shown once: on a phone the list that it was asked for from is far below.
  useEffect(() => {
    if (half) box.current?.scrollIntoView({ block: 'center' });
  }, [half]);
  return (
    <div ref={box} role="status">
      <Alert
        type="info"
        showIcon
        closable={{ onClose }}
        title={say(titles[which], { login })}
        description={
          <>
            <p className={styles['half']}>
              <code>{half}</code>
            </p>
            <p>{say(notes[which])}</p>
          </>
        }
      />
    </div>
  );
}
