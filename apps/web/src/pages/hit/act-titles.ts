import type { Localised } from '../../texts/language.tsx';

/** The acts as buttons and history name them. */
const titles: Readonly<Record<string, Localised>> = {
  found: { zh: '比对发现', en: 'Found' },
  amended: { zh: '数据更新,内容修订', en: 'Amended by newer data' },
  withdrawn: { zh: '数据不再支持,撤回', en: 'Withdrawn: the data no longer supports it' },
  restored: { zh: '再次出现,恢复', en: 'Restored: found again' },
  'hit:open': { zh: '查看', en: 'Opened' },
  'hit:assign': { zh: '分派', en: 'Assign' },
  'hit:hand-over': { zh: '转办', en: 'Hand over' },
  'hit:exempt': { zh: '提请豁免', en: 'Ask for an exemption' },
  'hit:approve-exempt': { zh: '批准豁免', en: 'Approve the exemption' },
  'hit:refuse-exempt': { zh: '不予豁免', en: 'Refuse the exemption' },
  'hit:need-data': { zh: '要求补数', en: 'Ask for data' },
  'hit:data-supplied': { zh: '补数完成', en: 'Data supplied' },
  'hit:dispatch': { zh: '下发核实', en: 'Dispatch for verification' },
  'hit:redirect': { zh: '改派', en: 'Send to another unit' },
  'hit:accept': { zh: '签收', en: 'Accept' },
  'hit:extend': { zh: '申请延期', en: 'Ask for more time' },
  'hit:approve-extend': { zh: '批准延期', en: 'Grant more time' },
  'hit:refuse-extend': { zh: '不予延期', en: 'Refuse more time' },
  'hit:feedback': { zh: '反馈结论', en: 'Give the verdict' },
  'hit:return': { zh: '退回补充核实', en: 'Return for more' },
  'hit:submit-review': { zh: '提交复核', en: 'Submit for review' },
  'hit:cross-check': { zh: '交叉复核', en: 'Cross-check' },
  'hit:to-clue': { zh: '建议转问题线索', en: 'Propose a clue' },
  'hit:approve-clue': { zh: '批准转线索', en: 'Approve the clue' },
  'hit:refuse-clue': { zh: '不予转线索', en: 'Refuse the clue' },
  'hit:rectify': { zh: '转纠正整改', en: 'To rectification' },
  'hit:transfer-out': { zh: '建议移送其他机关', en: 'Propose a transfer' },
  'hit:approve-transfer': { zh: '批准移送', en: 'Approve the transfer' },
  'hit:refuse-transfer': { zh: '不予移送', en: 'Refuse the transfer' },
  'hit:reject': { zh: '数据错误', en: 'Wrong data' },
  'hit:conclude': { zh: '认定销号', en: 'Conclude and close' },
  'hit:close': { zh: '销号归档', en: 'Close' },
  'hit:close-data-error': { zh: '数据错误销号', en: 'Close the data error' },
  'hit:reopen': { zh: '因新事实重开', en: 'Reopen on a new fact' },
  'hit:merge': { zh: '并案', en: 'Merge' },
  'hit:split': { zh: '拆分', en: 'Split' },
  'hit:admit': { zh: '进入研判', en: 'Admit' },
};

export function actTitle(act: string): Localised {
  return titles[act] ?? titles[`hit:${act}`] ?? { zh: act, en: act };
}
