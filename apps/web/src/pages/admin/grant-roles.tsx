import { Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import type { Account, RoleItem } from './account.ts';
import type { PasswordHalf } from './password-half.tsx';

type Entered = { roles: string[]; units?: string[]; regions?: string[] };

/** What an account may do, and whose matters it sees. */
export function GrantRoles({
  account,
  roles,
  shown,
  onClose,
}: {
  account: Account;
  roles: readonly RoleItem[];
  shown: (half: PasswordHalf) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const tell = useTell();
  const { units } = useNames();
  const [scope, setScope] = useState<'all' | 'regions' | 'units'>(
    account.units !== null ? 'units' : account.regions.length === 0 || account.regions.includes('') ? 'all' : 'regions',
  );
  const grant = useWrite<{ approval: string | null; second_half: string | null }>('POST /api/accounts/{id}/roles', [
    '/api/accounts',
    '/api/approvals',
  ]);
  const send = ({ roles, units = [], regions = [], reason }: Entered & { reason: string }) =>
    grant.mutate(
      {
        params: { id: account.id },
        body: {
          roles,
          units: scope === 'units' ? units : 'all',
          regions: scope === 'regions' ? regions : [''],
          reason,
          revision: account.revision,
        },
      },
      {
        onSuccess: ({ approval, second_half }) => {
          onClose();
          if (second_half) shown({ login: account.login, half: second_half, which: 'second' });
          tell.done(
            approval
              ? { zh: '已提出,由系统管理员确认后生效', en: 'Asked for: it waits for the system administrator' }
              : { zh: '已授予,其原有会话已结束', en: 'Granted; its sessions were ended' },
          );
        },
      },
    );
  return (
    <ReasonDialog<Entered>
      open
      title={`${say({ zh: '授予岗位与范围', en: 'Roles and scope' })} · ${account.login}`}
      note={say({
        zh: '三员之间、三员与业务岗位之间不得兼任;建模不得兼任研判。领导、室主任、案管和三员的岗位须系统管理员确认后生效。',
        en: 'The three administrators hold no other office; who builds models does not triage. Leaders, directors, case managers and administrators wait for the system administrator.',
      })}
      act={say({ zh: '授予', en: 'Grant' })}
      pending={grant.isPending}
      failure={grant.error}
      initial={{
        roles: [...account.roles],
        units: [...(account.units ?? [])],
        regions: account.regions.filter(Boolean),
      }}
      onClose={onClose}
      onAct={send}
    >
      <Form.Item name="roles" label={say({ zh: '岗位', en: 'Roles' })}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={roles.map(({ role, title }) => ({ value: role, label: say(title) }))}
        />
      </Form.Item>
      <Form.Item label={say({ zh: '可见范围', en: 'Sees' })}>
        <Radio.Group value={scope} onChange={({ target }) => setScope(target.value)}>
          <Radio value="all">{say({ zh: '全部单位', en: 'every unit' })}</Radio>
          <Radio value="regions">{say({ zh: '按区划', en: 'by region' })}</Radio>
          <Radio value="units">{say({ zh: '指定单位', en: 'these units' })}</Radio>
        </Radio.Group>
      </Form.Item>
      {scope === 'units' && (
        <Form.Item name="units" label={say({ zh: '单位', en: 'Units' })} rules={[{ required: true }]}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
      )}
      {scope === 'regions' && (
        <Form.Item
          name="regions"
          label={say({ zh: '区划代码前缀,如 2102', en: 'Beginnings of region codes, as 2102' })}
          rules={[{ required: true }]}
        >
          <Select mode="tags" open={false} />
        </Form.Item>
      )}
    </ReasonDialog>
  );
}
