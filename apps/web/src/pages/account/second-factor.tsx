import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import styles from './account.module.css';

type Begun = { uri: string; recovery_codes: string[] };

/** Turns the second factor on: the password, the recovery codes, the secret as a picture drawn here, a first code to prove it. The codes come before that: with the proof the gate opens and this is gone. */
export function SecondFactor({ enrolled }: { enrolled: boolean }) {
  const say = useSay();
  const begin = useWrite<Begun>('POST /api/session/second-factor');
  const [written, setWritten] = useState(false);
  if (begin.data && !written) return <RecoveryCodes codes={begin.data.recovery_codes} done={() => setWritten(true)} />;
  if (begin.data) return <Confirm begun={begin.data} confirmed={begin.reset} />;
  if (enrolled)
    return (
      <p className={styles['note']}>
        {say({
          zh: '已启用。更换或遗失手机时,可用备用码登录;须重新绑定的,请系统管理员申请解除,另一名管理员确认后在此重新启用。',
          en: 'It is on. Without your phone a recovery code lets you in. To bind another, have the system administrator ask for its removal; once another administrator confirmed it, turn it on here again.',
        })}
      </p>
    );
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(body: { password: string }) => begin.mutate({ body })}>
      <p className={styles['note']}>
        {say({
          zh: '未启用。启用后，登录时还须输入验证器应用中的动态码。',
          en: 'It is off. Once on, signing in also asks for a code from an authenticator app.',
        })}
      </p>
      <Form.Item
        name="password"
        label={say({ zh: '当前口令', en: 'Present password' })}
        rules={[{ required: true, message: say({ zh: '请输入口令', en: 'Enter your password' }) }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {begin.error && (
        <Form.Item>
          <Alert type="error" showIcon title={say(begin.error.texts)} />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={begin.isPending}>
        {say({ zh: '启用', en: 'Turn on' })}
      </Button>
    </Form>
  );
}

/** The secret within an otpauth:// address. */
function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}

function Confirm({ begun, confirmed }: { begun: Begun; confirmed: () => void }) {
  const say = useSay();
  const tell = useTell();
  const confirm = useWrite('POST /api/session/second-factor/confirm', ['/api/session']);
  const send = (body: { code: string }) =>
    confirm.mutate(
      { body },
      {
        onSuccess: () => {
          tell.done({ zh: '两步验证已启用', en: 'The second factor is on' });
          confirmed();
        },
      },
    );
  return (
    <Form layout="vertical" requiredMark={false} onFinish={send}>
      <p className={styles['note']}>
        {say({ zh: '用验证器应用扫码，或手工输入密钥：', en: 'Scan it with an authenticator app, or type the key:' })}
      </p>
      <div className={styles['code']}>
        <QRCode
          aria-label={say({
            zh: '密钥的二维码，内容与下方密钥相同',
            en: 'The key as a QR code: the same as the key below',
          })}
          value={begun.uri}
          size={168}
          type="svg"
          color="#17262b"
          bgColor="#ffffff"
          bordered={false}
        />
      </div>
      <p className={styles['secret']}>
        <code>
          {secretOf(begun.uri)
            .replace(/(.{4})/g, '$1 ')
            .trim()}
        </code>
      </p>
      <Form.Item
        name="code"
        label={say({ zh: '应用显示的 6 位数字', en: 'The six digits that it shows' })}
        rules={[{ required: true, pattern: /^\d{6}$/, message: say({ zh: '请输入 6 位数字', en: 'Six digits' }) }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      {confirm.error && (
        <Form.Item>
          <Alert type="error" showIcon title={say(confirm.error.texts)} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {say({ zh: '确认启用', en: 'Confirm' })}
      </Button>
    </Form>
  );
}

function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const say = useSay();
  return (
    <>
      <p className={styles['note']}>
        {say({
          zh: '请先抄下备用码并妥善保管。手机丢失时,每个备用码可代替动态码使用一次。它们不再显示。',
          en: 'Write these down first. Without your phone, each stands in once for a code. They are not shown again.',
        })}
      </p>
      <ul className={styles['recovery']}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="primary" onClick={done}>
        {say({ zh: '已抄下,下一步', en: 'Written down: next' })}
      </Button>
    </>
  );
}
