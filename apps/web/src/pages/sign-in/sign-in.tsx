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
  const codeAsked = entered !== undefined && signIn.error?.code === 'second-factor-needed';
  const wrongCode = signIn.error?.code === 'second-factor-wrong';
  const step = codeAsked || wrongCode ? 'code' : 'password';
  const send = (values: Entered) => {
    setEntered(values);
    signIn.mutate({ body: values });
  };
  const failed = signIn.error && !codeAsked && <Alert type="error" showIcon title={say(signIn.error.texts)} />;
  if (step === 'code' && entered)
    return (
      <Gate title={say({ zh: '动态口令', en: 'One-time code' })}>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }: { code: string }) => send({ ...entered, code })}
        >
          <Form.Item
            name="code"
            label={say({ zh: '验证器应用中的 6 位数字', en: 'Six digits from your authenticator app' })}
            rules={[{ required: true, pattern: /^\d{6}$/, message: say({ zh: '请输入 6 位数字', en: 'Six digits' }) }]}
          >
            <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
          {failed && <Form.Item>{failed}</Form.Item>}
          <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
            {say({ zh: '登录', en: 'Sign in' })}
          </Button>
          <Button type="link" block onClick={() => signIn.reset()}>
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
          label={say({ zh: '账号', en: 'Account' })}
          rules={[{ required: true, message: say({ zh: '请输入账号', en: 'Enter your account' }) }]}
        >
          <Input size="large" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={say({ zh: '密码', en: 'Password' })}
          rules={[{ required: true, message: say({ zh: '请输入密码', en: 'Enter your password' }) }]}
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
