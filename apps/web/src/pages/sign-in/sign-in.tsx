import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { Gate } from './gate.tsx';

type Entered = { login: string; password: string; code?: string };

/** Password, then the second factor where the account has one. */
export function SignIn() {
  const say = useSay();
  const signIn = useWrite('POST /api/session/sign-in', ['/api/session']);
  const [entered, setEntered] = useState<Entered>();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const send = (values: Entered) => {
    setEntered(values);
    signIn.mutate({ body: values }, { onError: ({ code }) => code === 'second-factor-needed' && setStep('code') });
  };
  const startAnew = () => {
    signIn.reset();
    setStep('password');
  };
  const failed = signIn.error && signIn.error.code !== 'second-factor-needed' && (
    <Alert type="error" showIcon title={say(signIn.error.texts)} />
  );
  if (step === 'code' && entered)
    return (
      <Gate title={say({ zh: '动态码', en: 'One-time code' })}>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }: { code: string }) => send({ ...entered, code })}
        >
          <Form.Item
            name="code"
            label={say({
              zh: '验证器应用中的 6 位数字，或一个备用码',
              en: 'Six digits from your authenticator app, or a recovery code',
            })}
            rules={[{ required: true, message: say({ zh: '请输入动态码', en: 'Enter the code' }) }]}
          >
            <Input size="large" autoComplete="one-time-code" maxLength={24} autoFocus />
          </Form.Item>
          {failed && <Form.Item>{failed}</Form.Item>}
          <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
            {say({ zh: '登录', en: 'Sign in' })}
          </Button>
          <Button type="link" block onClick={startAnew}>
            {say({ zh: '换一个账号', en: 'Another account' })}
          </Button>
        </Form>
      </Gate>
    );
  return (
    <Gate title={say({ zh: '登录', en: 'Sign in' })}>
      <Form layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item
          name="login"
          label={say({ zh: '登录名', en: 'Sign-in name' })}
          rules={[{ required: true, message: say({ zh: '请输入登录名', en: 'Enter your sign-in name' }) }]}
        >
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={say({ zh: '口令', en: 'Password' })}
          rules={[{ required: true, message: say({ zh: '请输入口令', en: 'Enter your password' }) }]}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        {failed && <Form.Item>{failed}</Form.Item>}
        <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
          {say({ zh: '登录', en: 'Sign in' })}
        </Button>
      </Form>
    </Gate>
  );
}
