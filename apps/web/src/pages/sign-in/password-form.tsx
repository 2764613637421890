import { Alert, Button, Form, Input } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';

type Entered = { present: string; password: string; again: string };

/** The present password, and a new one twice. The server holds the rules of a good one. */
export function PasswordForm({ size = 'middle', done }: { size?: 'large' | 'middle'; done?: () => void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Entered>();
  const change = useWrite('POST /api/session/password', ['/api/session']);
  const send = ({ present, password }: Entered) =>
    change.mutate(
      { body: { present, password } },
      {
        onSuccess: () => {
          tell.done({ zh: '口令已修改，其他设备上的会话已退出', en: 'Password changed; other sessions were ended' });
          form.resetFields();
          done?.();
        },
      },
    );
  const needed = [{ required: true, message: say({ zh: '不能为空', en: 'Must not be empty' }) }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="present" label={say({ zh: '当前口令', en: 'Present password' })} rules={needed}>
        <Input.Password size={size} autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="password"
        label={say({ zh: '新口令', en: 'New password' })}
        rules={needed}
        extra={say({
          zh: '至少 10 个字符，不含登录名和姓名，不用常见口令；一句只有自己知道的话就很好',
          en: 'At least 10 characters, without your names, no common one; a phrase only you know is good',
        })}
      >
        <Input.Password size={size} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say({ zh: '再次输入新口令', en: 'New password again' })}
        dependencies={['password']}
        rules={[
          ...needed,
          {
            validator: async (_, value) => {
              if (value && value !== form.getFieldValue('password'))
                throw new Error(say({ zh: '两次输入不一致', en: 'The two are not the same' }));
            },
          },
        ]}
      >
        <Input.Password size={size} autoComplete="new-password" />
      </Form.Item>
      {change.error && (
        <Form.Item>
          <Alert type="error" showIcon title={say(change.error.texts)} />
        </Form.Item>
      )}
      <Button type="primary" size={size} block={size === 'large'} htmlType="submit" loading={change.isPending}>
        {say({ zh: '修改口令', en: 'Change password' })}
      </Button>
    </Form>
  );
}
