import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import type { Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { Account, RoleItem } from './account.ts';
import { GrantRoles } from './grant-roles.tsx';
import type { PasswordHalf } from './password-half.tsx';

type Act = {
  verb: string;
  action: string;
  title: Localised;
  note: Localised;
  /** `mine`: the offices of who looks. */
  when: (account: Account, mine: readonly string[]) => boolean;
};

/** The security administrator confirms resets, and asks for one only where it is the system administrator's. */
const asksReset = ({ roles }: Account, mine: readonly string[]) =>
  mine.includes('system_admin') || roles.includes('system_admin');

const acts: readonly Act[] = [
  {
    verb: 'disable',
    action: 'account:disable',
    title: { zh: '停用账号', en: 'Close the account' },
    note: {
      zh: '其会话立即结束,不能再登录;此前的操作记录保留。管理员账号须另一名管理员确认后停用。',
      en: "Its sessions end at once; what it did stays on record. An administrator's waits for another administrator.",
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
    title: { zh: '申请重置口令', en: 'Ask for a password reset' },
    note: {
      zh: '请先核实本人身份。您得到一次性口令的前半段,另一名管理员确认后得到后半段,分别交给本人;确认前一切不变。',
      en: 'Make sure that it is this person. You get the first half of a one-time password, who confirms it the second; nothing changes before.',
    },
    when: asksReset,
  },
  {
    verb: 'reset-second-factor',
    action: 'account:reset-second-factor',
    title: { zh: '申请解除两步验证', en: 'Ask to remove the second factor' },
    note: {
      zh: '用于手机遗失;请先核实本人身份。另一名管理员确认后解除。',
      en: 'For a lost phone: make sure that it is this person. Another administrator confirms it.',
    },
    when: (account, mine) => account.second_factor && asksReset(account, mine),
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
  shown: (half: PasswordHalf) => void;
}) {
  const { account, roles, shown } = props;
  const say = useSay();
  const may = useMay();
  const { session } = useSession();
  const [chosen, setChosen] = useState<Act>();
  const [granting, setGranting] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const offered = acts.filter(({ action, when }) => may(action) && when(account, session?.account.roles ?? []));
  const items = [
    ...(may('account:grant') ? [{ key: 'grant', label: say({ zh: '授予岗位与范围', en: 'Roles and scope' }) }] : []),
    ...offered.map(({ verb, title }) => ({ key: verb, label: say(title) })),
  ];
  if (items.length === 0 || session?.account.id === account.id) return null;
  const choose: MenuProps['onClick'] = ({ key, domEvent }) => {
    // The rest of an Enter would press what the dialog focuses first: its way out.
    domEvent.preventDefault();
    trigger.current?.focus();
    if (key === 'grant') setGranting(true);
    else setChosen(offered.find(({ verb }) => verb === key));
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: choose }}>
        <Button
          ref={trigger}
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={say({ zh: '操作 {name}', en: 'Acts on {name}' }, { name: account.login })}
        />
      </Dropdown>
      {chosen && <Confirm act={chosen} account={account} shown={shown} onClose={() => setChosen(undefined)} />}
      {granting && <GrantRoles account={account} roles={roles} shown={shown} onClose={() => setGranting(false)} />}
    </>
  );
}

function Confirm(props: { act: Act; account: Account; shown: (half: PasswordHalf) => void; onClose: () => void }) {
  const { act, account, shown, onClose } = props;
  const say = useSay();
  const tell = useTell();
  const write = useWrite<{ approval?: string | null; first_half?: string } | undefined>(
    `POST /api/accounts/{id}/${act.verb}` as Route,
    ['/api/accounts', '/api/approvals'],
  );
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
              if (answer?.first_half) shown({ login: account.login, half: answer.first_half, which: 'first' });
              tell.done(
                answer?.approval
                  ? {
                      zh: '已提出,由另一名管理员在“审批”中确认',
                      en: 'Asked for: another administrator confirms it under Approvals',
                    }
                  : { zh: '已完成', en: 'Done' },
              );
            },
          },
        )
      }
    />
  );
}
