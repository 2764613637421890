import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import styles from './notices.module.css';

/** What others did to this account. */
export type Notice = {
  id: string;
  at: string;
  what: string;
  asked_by: string;
  confirmed_by: string | null;
  reason: string;
  subject: string | null;
  read_at: string | null;
};

const titles: Readonly<Record<string, Localised>> = {
  password_reset: { zh: '您的口令被重置', en: 'Your password was reset' },
  second_factor_reset: { zh: '您的两步验证被解除', en: 'Your second factor was taken away' },
  role_grant: { zh: '您的岗位或可见范围有变动', en: 'Your offices or your scope were changed' },
  account_disable: { zh: '您的账号曾被停用', en: 'Your account was closed' },
  account_enable: { zh: '您的账号被重新启用', en: 'Your account was opened again' },
  account_unlock: { zh: '您的登录锁定被解除', en: 'The lock on your sign-in name was lifted' },
  console_recovery: {
    zh: '您的账号在服务器控制台被恢复:口令重置,两步验证解除',
    en: "Your account was recovered on the server's console: a new password, no second factor",
  },
  console_recovery_of: {
    zh: '管理员账号 {subject} 在服务器控制台被恢复',
    en: "The administrator's account {subject} was recovered on the server's console",
  },
};

export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const say = useSay();
  const byWhom = ({ asked_by, confirmed_by }: Notice) => {
    if (asked_by === 'operator') return say({ zh: '本机操作员', en: 'the operator of the server' });
    return confirmed_by
      ? say({ zh: '由{a}申请、{b}确认', en: 'asked for by {a}, confirmed by {b}' }, { a: asked_by, b: confirmed_by })
      : say({ zh: '由{a}办理', en: 'by {a}' }, { a: asked_by });
  };
  return (
    <ul className={styles['notices']}>
      {notices.map((notice) => (
        <li key={notice.id}>
          <b>{say(titles[notice.what] ?? { zh: notice.what, en: notice.what }, { subject: notice.subject ?? '' })}</b>
          <p className="soft">
            <When at={notice.at} />
          </p>
          <p className="soft">{byWhom(notice)}</p>
          <p className="soft">{say({ zh: '理由:{r}', en: 'Reason: {r}' }, { r: notice.reason })}</p>
        </li>
      ))}
    </ul>
  );
}
