import type { Localised } from '@plumb/ground/localised';

/** What may be asked for. `word` heads its number; `valid_days`: how long an approval may be used, null: for good; `generic`: decided in the inbox, nothing else follows. */
export const approvalKinds = {
  exemption: { title: { zh: '豁免排除', en: 'Exemption' }, word: '豁免批', valid_days: null, generic: false },
  suppression: { title: { zh: '疑点抑制', en: 'Suppression' }, word: '抑制批', valid_days: null, generic: false },
  extension: { title: { zh: '延期', en: 'Extension' }, word: '延期批', valid_days: null, generic: false },
  clue_promotion: {
    title: { zh: '疑点转问题线索', en: 'Hit to clue' },
    word: '转线索批',
    valid_days: null,
    generic: false,
  },
  clue_step: { title: { zh: '线索处置', en: 'Step of a clue' }, word: '线索批', valid_days: null, generic: false },
  transfer_out: {
    title: { zh: '移送其他机关', en: 'Transfer to another organ' },
    word: '移送批',
    valid_days: null,
    generic: false,
  },
  letter: { title: { zh: '文书签发', en: 'Issue of a letter' }, word: '文书批', valid_days: null, generic: false },
  model_activation: {
    title: { zh: '模型启用', en: 'Model into use' },
    word: '模型批',
    valid_days: null,
    generic: false,
  },
  password_reset: { title: { zh: '重置口令', en: 'Password reset' }, word: '口令批', valid_days: null, generic: false },
  second_factor_reset: {
    title: { zh: '解除两步验证', en: 'Removal of a second factor' },
    word: '验证批',
    valid_days: null,
    generic: false,
  },
  role_grant: {
    title: { zh: '重要岗位授予', en: 'Grant of a deciding office' },
    word: '授岗批',
    valid_days: null,
    generic: false,
  },
  account_disable: {
    title: { zh: '停用管理员账号', en: "Closing an administrator's account" },
    word: '停用批',
    valid_days: null,
    generic: false,
  },
  disclosure: {
    title: { zh: '敏感信息查看', en: 'Opening of sensitive values' },
    word: '查看批',
    valid_days: 3,
    generic: true,
  },
  export: { title: { zh: '数据导出', en: 'Export' }, word: '导出批', valid_days: 3, generic: true },
} as const satisfies Record<string, { title: Localised; word: string; valid_days: number | null; generic: boolean }>;

export type ApprovalKind = keyof typeof approvalKinds;

/** A request that nobody decides on lapses after so many days. */
export const requestLapsesDays = 14;

export const isApprovalKind = (kind: string): kind is ApprovalKind => Object.hasOwn(approvalKinds, kind);

/** Decided in the inbox alone. */
export const genericKinds = (Object.keys(approvalKinds) as ApprovalKind[]).filter(
  (kind) => approvalKinds[kind].generic,
);
