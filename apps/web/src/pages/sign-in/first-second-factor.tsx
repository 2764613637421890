import { Button } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { SecondFactor } from '../account/second-factor.tsx';
import { Gate } from './gate.tsx';

/** Leaders and administrators bind a second factor before anything else. */
export function FirstSecondFactor() {
  const say = useSay();
  const signOut = useWrite('POST /api/session/sign-out', ['/api/session']);
  return (
    <Gate
      title={say({ zh: '请先启用两步验证', en: 'Turn on the second factor first' })}
      note={say({ zh: '您的岗位登录时须使用动态码。', en: 'Your role signs in with a one-time code.' })}
    >
      <SecondFactor enrolled={false} />
      <Button type="link" block onClick={() => signOut.mutate({})}>
        {say({ zh: '退出登录', en: 'Sign out' })}
      </Button>
    </Gate>
  );
}
