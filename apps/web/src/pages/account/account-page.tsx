import { useSession } from '../../api/session.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import { PasswordForm } from '../sign-in/password-form.tsx';
import { PastNotices } from './past-notices.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** One's own account: who one is here, the password, the second factor, where one is signed in. */
export function AccountPage() {
  const say = useSay();
  const { session } = useSession();
  if (!session) return null;
  const { account, role_names } = session;
  return (
    <>
      <PageHead title={say({ zh: '我的账号', en: 'My account' })} />
      <Columns>
        <Stack>
          <Section>
            <Facts
              items={[
                { label: say({ zh: '姓名', en: 'Name' }), value: account.name },
                { label: say({ zh: '登录名', en: 'Sign-in name' }), value: account.login },
                { label: say({ zh: '单位', en: 'Unit' }), value: account.unit_name },
                {
                  label: say({ zh: '岗位', en: 'Roles' }),
                  value: role_names.map((role) => say(role)).join(say({ zh: '、', en: ', ' })),
                },
              ]}
            />
          </Section>
          <Sessions />
          <PastNotices />
        </Stack>
        <Stack>
          <Section title={say({ zh: '两步验证', en: 'Second factor' })}>
            <SecondFactor enrolled={session.second_factor} />
          </Section>
          <Section title={say({ zh: '修改口令', en: 'Change password' })}>
            <PasswordForm />
          </Section>
        </Stack>
      </Columns>
    </>
  );
}
