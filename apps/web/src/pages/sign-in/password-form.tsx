import { Alert, Button, Form, Input } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';

type Entered = { current: string; fresh: string; again: string };

/** The present password, and a new one twice. The server holds the rules of a good one. */
export function PasswordForm({ size = 'middle', done }: { size?: 'large' | 'middle'; done?: () => void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Entered>();
  const change = useWrite('POST /api/session/password', ['/api/session']);
  const send = ({ current, fresh }: Entered) =>
    change.mutate(
      { body: { current, fresh } },
      {
        onSuccess: () => {
          tell.done({ zh: '密码已修改，其他设备上的会话已退出', en: 'Password changed; other sessions were ended' });
          form.resetFields();
          done?.();
        },
      },
    );
  const needed = [{ required: true, message: say({ zh: '不能为空', en: 'Must not be empty' }) }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
      <Form.Item name="current" label={say({ zh: '当前密码', en: 'Present password' })} rules={needed}>
        <Input.Password size={size} autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="fresh"
        label={say({ zh: '新密码', en: 'New password' })}
        rules={needed}
        extra={say({
          zh: '至少 12 位，含大小写字母、数字、符号中的三种，不含账号名',
          en: 'At least 12 characters of three kinds (upper, lower, digits, signs), without the account name',
        })}
      >
        <Input.Password size={size} autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say({ zh: '再次输入新密码', en: 'New password again' })}
        dependencies={['fresh']}
        rules={[
          ...needed,
          {
            validator: async (_, value) => {
              if (value && value !== form.getFieldValue('fresh'))
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
        {say({ zh: '修改密码', en: 'Change password' })}
      </Button>
    </Form>
  );
}
