import type { ReactNode } from 'react';
import { Mark } from '../../shell/mark.tsx';
import { LanguageSwitch, ModeSwitch } from '../../shell/switches.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './gate.module.css';

/** The frame of everything before the application: sign-in and the first change of password. */
export function Gate({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const say = useSay();
  return (
    <div className={styles['gate']}>
      <div className={styles['tools']}>
        <LanguageSwitch />
        <ModeSwitch />
      </div>
      <main className={styles['card']}>
        <div className={styles['brand']}>
          <Mark size={40} />
          <div>
            <b>准绳</b>
            <span>Plumbline</span>
          </div>
        </div>
        <p className={styles['motto']}>
          {say({ zh: '以事实为依据，以纪法为准绳', en: 'Facts as the ground, rules as the line' })}
        </p>
        <h1>{title}</h1>
        {note && <p className={styles['note']}>{note}</p>}
        {children}
      </main>
      <footer className={styles['foot']}>
        {say({
          zh: '疑点不是结论。登录、查询和导出均留痕备查。',
          en: 'A hit is a doubt, not a verdict. Signing in, looking up and exporting leave a trace.',
        })}
      </footer>
    </div>
  );
}
