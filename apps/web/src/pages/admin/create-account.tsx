import { Form, Input, Select } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import type { PasswordHalf } from './password-half.tsx';

type Entered = { login: string; name: string; unit: string };

/** A new account: who it is, and nothing that it may do. */
export function CreateAccount(props: { open: boolean; onClose: () => void; made: (half: PasswordHalf) => void }) {
  const { open, onClose, made } = props;
  const say = useSay();
  const { units } = useNames();
  const create = useWrite<{ login: string; first_half: string }>('POST /api/accounts', ['/api/accounts']);
  const needed = [{ required: true, whitespace: true, message: say({ zh: '不能为空', en: 'Must not be empty' }) }];
  return (
    <ReasonDialog<Entered>
      open={open}
      title={say({ zh: '新建账号', en: 'New account' })}
      note={say({
        zh: '新账号没有任何岗位。这里显示初始口令的前半段;后半段在安全保密管理员首次授予岗位时显示,由其交给本人。',
        en: 'It has no role. You are shown the first half of its password; the security administrator gets the second with the first grant of roles.',
      })}
      act={say({ zh: '新建', en: 'Make it' })}
      pending={create.isPending}
      failure={create.error}
      withoutReason
      onClose={onClose}
      onAct={({ login, name, unit }) =>
        create.mutate(
          { body: { login, name, unit } },
          {
            onSuccess: ({ login, first_half }) => {
              onClose();
              made({ login, half: first_half, which: 'first' });
            },
          },
        )
      }
    >
      <Form.Item name="login" label={say({ zh: '登录名', en: 'Sign-in name' })} rules={needed}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={say({ zh: '姓名', en: 'Name' })} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="unit" label={say({ zh: '单位', en: 'Unit' })} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
