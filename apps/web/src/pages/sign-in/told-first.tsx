import { Alert, Button } from 'antd';
import { useWrite } from '../../api/reading.ts';
import { useSay } from '../../texts/language.tsx';
import { type Notice, NoticeList } from '../account/notices.tsx';
import { Gate } from './gate.tsx';

/** What others did to this account since the last sign-in, before anything else. */
export function ToldFirst({ notices }: { notices: readonly Notice[] }) {
  const say = useSay();
  const read = useWrite('POST /api/session/notices/read', ['/api/session']);
  const signOut = useWrite('POST /api/session/sign-out', ['/api/session']);
  return (
    <Gate
      title={say({ zh: '您的账号有变动', en: 'Your account was changed' })}
      note={say({
        zh: '如不是您本人要求或知情的,请立即告知安全审计员,口令和动态码不要告诉任何人。',
        en: 'If you neither asked for this nor know of it, tell the security auditor at once. Give nobody your password or codes.',
      })}
    >
      <NoticeList notices={notices} />
      {read.error && <Alert type="error" showIcon title={say(read.error.texts)} />}
      <Button
        type="primary"
        size="large"
        block
        loading={read.isPending}
        onClick={() => read.mutate({ body: { ids: notices.map(({ id }) => id) } })}
      >
        {say({ zh: '我已知悉', en: 'I have read this' })}
      </Button>
      <Button type="link" block onClick={() => signOut.mutate({})}>
        {say({ zh: '退出登录', en: 'Sign out' })}
      </Button>
    </Gate>
  );
}
