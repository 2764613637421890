import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { type Column, DataTable } from '../../pieces/data-table.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { type Names, useNames } from '../hits/names.ts';
import type { Account, RoleItem } from './account.ts';
import { AccountActs } from './account-acts.tsx';
import styles from './accounts.module.css';
import { CreateAccount } from './create-account.tsx';
import { type PasswordHalf, PasswordHalfShown } from './password-half.tsx';

/** Accounts, as the system administrator and the security administrator keep them. */
export function AccountsPage() {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  const roles = useRead<{ items: RoleItem[] }>('/api/roles').data?.items ?? [];
  const all = usePages<Account>('/api/accounts');
  const [text, setText] = useState('');
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<PasswordHalf>();
  const found = all.items.filter((one) =>
    `${one.login} ${one.name} ${one.unit} ${names.unit(one.unit)}`.includes(text),
  );
  const columns = useColumns(roles, names, setShown);
  return (
    <>
      <PageHead
        title={say({ zh: '账号与岗位', en: 'Accounts and roles' })}
        note={say({
          zh: '系统管理员建账号、不授岗位;安全保密管理员授岗位、不建账号。重置口令、解除两步验证和重要岗位由两员办理',
          en: 'One administrator makes accounts, another gives roles. Resets and deciding offices take two of them',
        })}
        actions={
          may('account:create') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {say({ zh: '新建账号', en: 'New account' })}
            </Button>
          )
        }
      />
      <Stack>
        {shown && <PasswordHalfShown shown={shown} onClose={() => setShown(undefined)} />}
        <Input.Search
          className={styles['search'] ?? ''}
          aria-label={say({ zh: '登录名、姓名或单位', en: 'Sign-in name, name or unit' })}
          placeholder={say({ zh: '登录名、姓名或单位', en: 'Sign-in name, name or unit' })}
          allowClear
          onChange={({ target }) => setText(target.value.trim())}
        />
        <Section flush>
          <DataTable
            label={say({ zh: '账号', en: 'Accounts' })}
            pages={{ ...all, items: found }}
            columns={columns}
            rowKey={({ id }) => id}
          />
        </Section>
      </Stack>
      <CreateAccount open={creating} onClose={() => setCreating(false)} made={setShown} />
    </>
  );
}

function useColumns(
  roles: readonly RoleItem[],
  names: Names,
  shown: (half: PasswordHalf) => void,
): readonly Column<Account>[] {
  const say = useSay();
  return useMemo(() => {
    const title = new Map(roles.map(({ role, title }) => [role, say(title)]));
    return [
      { key: 'login', title: say({ zh: '登录名', en: 'Sign-in name' }), cell: ({ login }) => login, phone: 'head' },
      { key: 'name', title: say({ zh: '姓名', en: 'Name' }), cell: ({ name }) => name },
      { key: 'unit', title: say({ zh: '单位', en: 'Unit' }), cell: ({ unit }) => names.unit(unit) },
      {
        key: 'roles',
        title: say({ zh: '岗位', en: 'Roles' }),
        cell: (one) =>
          one.roles.length === 0 ? (
            <span className="faint">{say({ zh: '未授岗位', en: 'none yet' })}</span>
          ) : (
            one.roles.map((role) => title.get(role) ?? role).join(say({ zh: '、', en: ', ' }))
          ),
      },
      {
        key: 'scope',
        title: say({ zh: '可见范围', en: 'Sees' }),
        cell: ({ units, regions }) =>
          units === null
            ? regions.includes('')
              ? say({ zh: '全部单位', en: 'every unit' })
              : say({ zh: '区划 {r}', en: 'regions {r}' }, { r: regions.join(' ') || '—' })
            : say({ zh: '{n} 个单位', en: '{n} units' }, { n: units.length }),
      },
      {
        key: 'state',
        title: say({ zh: '状态', en: 'State' }),
        cell: ({ state, locked_until, second_factor }) =>
          [
            state === 'disabled' ? say({ zh: '已停用', en: 'closed' }) : say({ zh: '启用', en: 'open' }),
            ...(locked_until
              ? [say({ zh: '登录锁定至 {t}', en: 'locked until {t}' }, { t: locked_until.slice(11, 16) })]
              : []),
            ...(second_factor ? [say({ zh: '两步验证', en: 'second factor' })] : []),
          ].join(' · '),
      },
      { key: 'sessions', title: say({ zh: '会话', en: 'Sessions' }), cell: ({ sessions }) => sessions, align: 'right' },
      {
        key: 'granted',
        title: say({ zh: '授岗时间', en: 'Granted' }),
        cell: ({ granted_at }) => <When at={granted_at} day />,
        phone: 'out',
      },
      {
        key: 'acts',
        title: <span className="only-read-aloud">{say({ zh: '操作', en: 'Acts' })}</span>,
        cell: (account) => <AccountActs account={account} roles={roles} shown={shown} />,
      },
    ];
  }, [say, roles, names, shown]);
}
