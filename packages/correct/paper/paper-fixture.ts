import { join } from 'node:path';
import { composePaper } from './compose.ts';
import type { Paper } from './paper.ts';
import { readTemplates } from './template.ts';

export const library = join(import.meta.dirname, '../../../library');

const facts =
  '节假日加油没有派车记录。抽查期间,公务加油卡于节假日加油12笔,金额3,456.50元,其中9笔没有派车记录,持卡人未能说明用途,涉及油量410.5升,时间集中在18:30以后。';

const filled: Record<string, Record<string, string | string[]>> = {
  suggest: {
    subject: '公务加油卡管理',
    source: '大数据监督核实',
    problems: [facts, '一卡多车。'.repeat(40)],
    basis: ['《机关事务管理条例》第二十六条'],
    advice: ['健全油卡台账。做到一车一卡,按月公示。', '追缴违规费用'],
    contact: '监督室 0000-1234',
    attachments: ['问题清单', '证据目录'],
  },
  supervise: {
    subject: '公务加油卡',
    situation: facts,
    problems: [facts],
    requirements: ['限期整改'],
    contact: '监督室',
    attachments: [],
  },
  task: {
    subject: '辽B1**45',
    unit: '',
    model: '单次加油超油箱',
    doubt: facts,
    checklist: ['调取油站监控', '核对派车单'],
    innocent: ['备用油桶'],
    evidence: [],
    verifiers: ['王某', '赵某'],
    due: '2026年11月26日',
  },
};

/** A whole document of a kind, as it is issued. */
export function examplePaper(kind: 'suggest' | 'supervise' | 'task', values = filled[kind] ?? {}): Paper {
  const template = readTemplates(library).get(kind);
  if (!template) throw new Error(kind);
  return composePaper(template, {
    head: { organ: '中共临江市纪律检查委员会', copy_no: '000001', secrecy: null, urgency: '加急' },
    number: `${template.word}〔2026〕3号`,
    values: { addressee: '临江市农业农村局', organ: '临江市纪委监委', ...values },
    day: '2026-11-05',
    signed_by: '临江市纪律检查委员会',
    copies: ['市财政局', '市机关事务管理局'],
    printed_by: '临江市纪委监委办公室',
  });
}
