import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useWrite } from '../api/reading.ts';
import { useSession } from '../api/session.tsx';
import { useSay } from '../texts/language.tsx';
import { LanguageSwitch, ModeSwitch } from './switches.tsx';
import styles from './top-bar.module.css';

export function TopBar() {
  const { session } = useSession();
  const say = useSay();
  return (
    <header className={styles['bar']}>
      <div className={styles['unit']}>
        <b>{session?.account.unit_name}</b>
        <span className={styles['roles']}>{session?.role_names.map((role) => say(role)).join(' · ')}</span>
      </div>
      <div className={styles['tools']}>
        <LanguageSwitch />
        <ModeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}

function AccountMenu() {
  const { session } = useSession();
  const say = useSay();
  const navigate = useNavigate();
  const signOut = useWrite('POST /api/session/sign-out', ['/api/session']);
  const items = [
    { key: 'account', icon: <UserOutlined />, label: say({ zh: '我的账号', en: 'My account' }) },
    { type: 'divider' as const },
    { key: 'out', icon: <LogoutOutlined />, label: say({ zh: '退出登录', en: 'Sign out' }) },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => (key === 'account' ? void navigate('/account') : signOut.mutate({})),
      }}
    >
      <Button type="text" className={styles['account'] ?? ''} icon={<UserOutlined />}>
        {session?.account.name}
      </Button>
    </Dropdown>
  );
}
