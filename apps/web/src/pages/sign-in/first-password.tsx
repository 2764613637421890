import { Button } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { Gate } from './gate.tsx';
import { PasswordForm } from './password-form.tsx';

/** An account made by an administrator chooses its own password before anything else. */
export function FirstPassword() {
  const say = useSay();
  const signOut = useWrite('POST /api/session/sign-out', ['/api/session']);
  return (
    <Gate
      title={say({ zh: '请先修改口令', en: 'Choose a password of your own' })}
      note={say({
        zh: '初始口令只能使用一次，用过一定时间的口令也要更换。',
        en: 'A first password is good only once, and an old one has to be changed too.',
      })}
    >
      <PasswordForm size="large" />
      <Button type="link" block onClick={() => signOut.mutate({})}>
        {say({ zh: '退出登录', en: 'Sign out' })}
      </Button>
    </Gate>
  );
}
