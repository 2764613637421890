import type { Localised } from './language.tsx';

const names: Readonly<Record<string, Localised>> = {
  account: { zh: '账号', en: 'Account' },
  approval: { zh: '审批', en: 'Approval' },
  backup: { zh: '备份', en: 'Backup' },
  batch: { zh: '数据批次', en: 'Batch' },
  candidate: { zh: '线索候选', en: 'Candidate' },
  clue: { zh: '问题线索', en: 'Clue' },
  delivery: { zh: '送数', en: 'Delivery' },
  disclosure: { zh: '原值查看', en: 'Disclosure' },
  export: { zh: '导出', en: 'Export' },
  file: { zh: '文件', en: 'File' },
  hit: { zh: '疑点', en: 'Hit' },
  house: { zh: '平台', en: 'Platform' },
  ledger: { zh: '审计账本', en: 'Ledger' },
  ledger_entry: { zh: '审计条目', en: 'Ledger entry' },
  letter: { zh: '文书', en: 'Letter' },
  login: { zh: '登录名', en: 'Sign-in name' },
  model: { zh: '模型', en: 'Model' },
  model_parameters: { zh: '模型参数', en: 'Parameters' },
  recusal: { zh: '回避', en: 'Recusal' },
  rectification: { zh: '整改', en: 'Rectification' },
  rectification_request: { zh: '整改立项', en: 'Rectification asked for' },
  run: { zh: '运行', en: 'Run' },
  session: { zh: '会话', en: 'Session' },
  suppression: { zh: '疑点抑制', en: 'Suppression' },
  task: { zh: '核查任务', en: 'Task' },
  view: { zh: '视图', en: 'View' },
};

/** What a kind of object is called where approvals and the ledger speak of one; the kind itself where it has no name. */
export const objectName = (type: string): Localised => names[type] ?? { zh: type, en: type };
