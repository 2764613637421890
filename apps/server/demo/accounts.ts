import type { Localised } from '@plumb/ground/localised';
import { type Role, roles } from '@plumb/guard/access/role';
import { systemCaller } from '@plumb/guard/access/system-caller';
import { installAccount } from '@plumb/guard/account/create-account';
import type { House } from '@plumb/guard/house';

export type ShownAccount = { login: string; password: string; role: Localised; unit: string | null };

/** The commission itself and the groups that it sends out: units of the demo that no dataset names. */
export const commission = '219900JW';
export const groups = ['2199PZ01', '2199PZ02'] as const;
/** Their names. */
export const offices = {
  [commission]: '滨海市纪委监委',
  [groups[0]]: '派驻第一纪检监察组',
  [groups[1]]: '派驻第二纪检监察组',
} as const;
export const demoPassword = 'Bin-hai-2026-shi-fan';

type Seat = { login: string; name: string; role: Role; unit?: string; units?: readonly string[] };

/** One account a role and a second where two people are needed. `units` are the city's own codes, `answering` those with an account of their own. */
export function demoSeats(units: readonly string[], answering: readonly string[]): Seat[] {
  const half = Math.ceil(units.length / 2);
  const [first, second] = [units.slice(0, half), units.slice(half)];
  const verifier = (login: string, name: string, group: 0 | 1): Seat => ({
    login,
    name,
    role: 'field_verifier',
    unit: groups[group],
    units: [groups[group], ...(group === 0 ? first : second)],
  });
  const department = (login: string, name: string, unit: string | undefined): Seat[] =>
    unit === undefined ? [] : [{ login, name, role: 'department_user', unit, units: [unit] }];
  return [
    { login: 'analyst', name: '陈知微', role: 'conduct_analyst' },
    { login: 'analyst2', name: '何慎思', role: 'conduct_analyst' },
    { login: 'director', name: '林秉正', role: 'conduct_director' },
    { login: 'director2', name: '苏明允', role: 'conduct_director' },
    { login: 'cases', name: '周敬之', role: 'case_manager' },
    { login: 'petition', name: '吴听雨', role: 'petition_clerk' },
    { login: 'officer', name: '郑守拙', role: 'supervision_officer' },
    verifier('verifier1', '赵行远', 0),
    verifier('verifier2', '钱思齐', 0),
    verifier('verifier3', '孙若谷', 1),
    verifier('verifier4', '李怀真', 1),
    { login: 'trial', name: '冯子衡', role: 'trial_officer' },
    { login: 'modeller', name: '韩格致', role: 'model_engineer' },
    { login: 'steward', name: '杨守约', role: 'data_steward' },
    { login: 'leader', name: '秦岳', role: 'leader' },
    { login: 'leader2', name: '许维', role: 'leader' },
    ...department('unit1', '单位联络员甲', answering[0]),
    ...department('unit2', '单位联络员乙', answering[1]),
    { login: 'sysadmin', name: '系统管理员', role: 'system_admin' },
    { login: 'secadmin', name: '安全保密管理员', role: 'security_admin' },
    { login: 'auditor', name: '安全审计员', role: 'audit_admin' },
  ];
}

/** Seats the demo: everybody under one password that is shown, so that a visitor can be each of them. */
export async function seatDemo(
  house: House,
  units: readonly string[],
  answering: readonly string[],
): Promise<ShownAccount[]> {
  const shown: ShownAccount[] = [];
  for (const seat of demoSeats(units, answering)) {
    await seatOnce(house, seat, demoPassword, false);
    shown.push({ login: seat.login, password: demoPassword, role: roles[seat.role], unit: seat.unit ?? null });
  }
  return shown;
}

/** The three administrators of a real installation, each with a first password that is shown once and must be changed. */
export async function seatAdministrators(house: House): Promise<ShownAccount[]> {
  const shown: ShownAccount[] = [];
  for (const seat of demoSeats([], []).filter(({ role }) => role.endsWith('_admin'))) {
    const password = await seatOnce(house, seat, undefined, true);
    if (password !== undefined) shown.push({ login: seat.login, password, role: roles[seat.role], unit: null });
  }
  return shown;
}

/** Undefined where a start that was interrupted had made the account already. */
async function seatOnce(
  house: House,
  seat: Seat,
  password: string | undefined,
  change: boolean,
): Promise<string | undefined> {
  const { login, name, role, unit = commission, units = 'all' } = seat;
  const known = await house.records.db.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst();
  if (known) return undefined;
  const made = await installAccount(house, systemCaller, {
    login,
    name,
    unit,
    roles: [role],
    units,
    regions: [''],
    must_change_password: change,
    ...(password === undefined ? {} : { password }),
  });
  return made.password;
}
