import type { Fact } from '../../pieces/facts.tsx';
import type { Localised, Say } from '../../texts/language.tsx';
import type { Approval } from '../approvals/approval.ts';
import type { RoleItem } from './account.ts';

type Scope = { roles: readonly string[]; units: readonly string[] | null; regions: readonly string[] };
type Details = { administrator: boolean; before?: Scope; after?: Scope };

const effects: Readonly<Record<string, Localised>> = {
  password_reset: {
    zh: '原口令作废,会话全部结束;两名管理员各得一次性口令的一半。已启用的两步验证不变。',
    en: 'The old password ends, and all sessions; each of two administrators gets half of a one-time password. A second factor stays.',
  },
  second_factor_reset: {
    zh: '动态码不再要求,会话全部结束;口令不变。',
    en: 'No code is asked for any more, all sessions end; the password stays.',
  },
  role_grant: {
    zh: '岗位和可见范围改为上列内容,会话全部结束。',
    en: 'Offices and scope become what is said above; all sessions end.',
  },
  account_disable: { zh: '账号停用,会话全部结束。', en: 'The account is closed, all sessions end.' },
};

/** What a request about an account would do, in words. */
export function accountRequestFacts(approval: Approval, roles: readonly RoleItem[], say: Say): Fact[] {
  const { administrator, before, after } = approval.details as Details;
  const effect = effects[approval.kind];
  return [
    ...(administrator
      ? [{ label: say({ zh: '类别', en: 'Kind' }), value: say({ zh: '管理员账号', en: "An administrator's" }) }]
      : []),
    ...(before && after
      ? [
          { label: say({ zh: '现岗位', en: 'Now' }), value: scopeText(before, roles, say), wide: true },
          { label: say({ zh: '拟改为', en: 'Would become' }), value: scopeText(after, roles, say), wide: true },
        ]
      : []),
    ...(effect ? [{ label: say({ zh: '办理后', en: 'What follows' }), value: say(effect), wide: true }] : []),
  ];
}

function scopeText({ roles: held, units, regions }: Scope, roles: readonly RoleItem[], say: Say): string {
  const title = new Map(roles.map(({ role, title }) => [role, say(title)]));
  const names = held.map((role) => title.get(role) ?? role).join(say({ zh: '、', en: ', ' }));
  if (held.length === 0) return say({ zh: '无岗位', en: 'no office' });
  if (units !== null) return `${names} · ${say({ zh: '{n} 个单位', en: '{n} units' }, { n: units.length })}`;
  const sees = regions.includes('')
    ? say({ zh: '全部单位', en: 'every unit' })
    : say({ zh: '区划 {r}', en: 'regions {r}' }, { r: regions.join(' ') || '—' });
  return `${names} · ${sees}`;
}
