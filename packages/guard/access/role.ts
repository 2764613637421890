import type { Localised } from '@plumb/ground/localised';

/** The platform's roles (domain workflow §4.4), by what they do. */
export const roles = {
  conduct_analyst: { zh: '党风政风监督室研判员', en: 'Conduct office analyst' },
  conduct_director: { zh: '党风政风监督室主任', en: 'Conduct office director' },
  case_manager: { zh: '案件监督管理室', en: 'Case management office' },
  petition_clerk: { zh: '信访室', en: 'Petition office' },
  supervision_officer: { zh: '监督检查/审查调查室承办人', en: 'Supervision and examination officer' },
  field_verifier: { zh: '派驻组/乡镇纪委核查员', en: 'Field verifier' },
  trial_officer: { zh: '案件审理室', en: 'Trial office' },
  model_engineer: { zh: '模型工程师', en: 'Model engineer' },
  data_steward: { zh: '数据管理员', en: 'Data steward' },
  leader: { zh: '审批领导', en: 'Approving leader' },
  department_user: { zh: '行业主管部门/被监督单位', en: 'Department or supervised unit' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全保密管理员', en: 'Security administrator' },
  audit_admin: { zh: '安全审计员', en: 'Security auditor' },
} as const satisfies Record<string, Localised>;

export type Role = keyof typeof roles;

/** The three administrators: never the same person, never with an office's role. */
export const adminRoles = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];
