import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { Account, RoleItem } from './account.ts';
import { GrantRoles } from './grant-roles.tsx';

type Act = { verb: string; action: string; title: Localised; note: Localised; when: (account: Account) => boolean };

const acts: readonly Act[] = [
  {
    verb: 'disable',
    action: 'account:disable',
    title: { zh: '停用账号', en: 'Close the account' },
    note: {
      zh: '其会话立即结束,不能再登录;此前的操作记录保留。',
      en: 'Its sessions end at once; what it did stays on record.',
    },
    when: ({ state }) => state === 'active',
  },
  {
    verb: 'enable',
    action: 'account:enable',
    title: { zh: '重新启用', en: 'Open it again' },
    note: { zh: '启用后没有岗位,须重新授予。', en: 'It has no role then: they are granted anew.' },
    when: ({ state }) => state === 'disabled',
  },
  {
    verb: 'reset-password',
    action: 'account:reset-password',
    title: { zh: '重置口令', en: 'Reset the password' },
    note: {
      zh: '生成新的初始口令,只显示一次;其会话立即结束。',
      en: 'A new first password, shown once; its sessions end.',
    },
    when: () => true,
  },
  {
    verb: 'reset-second-factor',
    action: 'account:reset-second-factor',
    title: { zh: '解除两步验证', en: 'Take the second factor away' },
    note: { zh: '用于手机遗失;请先核实本人身份。', en: 'For a lost phone: make sure first that it is this person.' },
    when: ({ second_factor }) => second_factor,
  },
  {
    verb: 'unlock',
    action: 'account:unlock',
    title: { zh: '解除登录锁定', en: 'Lift the lock' },
    note: { zh: '登录失败次数清零。', en: 'Failed sign-ins are forgotten.' },
    when: ({ locked_until }) => locked_until !== null,
  },
];

/** What this administrator may do with one account; never with one's own. */
export function AccountActs(props: {
  account: Account;
  roles: readonly RoleItem[];
  shown: (login: string, password: string) => void;
}) {
  const { account, roles, shown } = props;
  const say = useSay();
  const may = useMay();
  const { session } = useSession();
  const [chosen, setChosen] = useState<Act>();
  const [granting, setGranting] = useState(false);
  const offered = acts.filter(({ action, when }) => may(action) && when(account));
  const items = [
    ...(may('account:grant') ? [{ key: 'grant', label: say({ zh: '授予岗位与范围', en: 'Roles and scope' }) }] : []),
    ...offered.map(({ verb, title }) => ({ key: verb, label: say(title) })),
  ];
  if (items.length === 0 || session?.account.id === account.id) return null;
  const choose = (key: string) =>
    key === 'grant' ? setGranting(true) : setChosen(offered.find(({ verb }) => verb === key));
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={say({ zh: '操作 {name}', en: 'Acts on {name}' }, { name: account.login })}
        />
      </Dropdown>
      {chosen && <Confirm act={chosen} account={account} shown={shown} onClose={() => setChosen(undefined)} />}
      {granting && <GrantRoles account={account} roles={roles} onClose={() => setGranting(false)} />}
    </>
  );
}

function Confirm(props: {
  act: Act;
  account: Account;
  shown: (login: string, password: string) => void;
  onClose: () => void;
}) {
  const { act, account, shown, onClose } = props;
  const say = useSay();
  const tell = useTell();
  const write = useWrite<{ password?: string } | undefined>(`POST /api/accounts/{id}/${act.verb}` as Route, [
    '/api/accounts',
  ]);
  const body = (reason: string) => (act.verb === 'unlock' ? { reason } : { reason, revision: account.revision });
  return (
    <ReasonDialog
      open
      title={`${say(act.title)} · ${account.login}`}
      note={say(act.note)}
      act={say(act.title)}
      pending={write.isPending}
      failure={write.error}
      onClose={onClose}
      onAct={({ reason }) =>
        write.mutate(
          { params: { id: account.id }, body: body(reason) },
          {
            onSuccess: (answer) => {
              onClose();
              if (answer?.password) shown(account.login, answer.password);
              else tell.done({ zh: '已完成', en: 'Done' });
            },
          },
        )
      }
    />
  );
}
