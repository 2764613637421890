import { fillBoth, type Localised } from '@plumb/ground/localised';

/** What can be wrong with a ledger. */
const texts = {
  changed: { zh: '第 {seq} 条已被改动', en: 'entry {seq} was changed' },
  gap: { zh: '第 {seq} 条起缺失 {count} 条', en: '{count} entries from {seq} on are missing' },
  reordered: { zh: '第 {seq} 条次序错乱或重复', en: 'entry {seq} is out of order or repeated' },
  root: {
    zh: '第 {seq} 至 {upto} 条与签名检查点不符:其中有条目被改动、增删或替换',
    en: 'entries {seq} to {upto} do not agree with the signed checkpoint: some were changed, added, removed or replaced',
  },
  truncated: {
    zh: '第 {seq} 条起被截断:签名检查点证明曾有 {upto} 条',
    en: 'cut off from entry {seq} on: a signed checkpoint proves that there were {upto}',
  },
  forged: { zh: '第 {upto} 条处的检查点签名不实', en: 'the checkpoint at entry {upto} is forged' },
  head: {
    zh: '第 {seq} 条起(尚无检查点)与账本首部不符',
    en: 'entries from {seq} on, not yet under a checkpoint, do not agree with the head of the ledger',
  },
} as const satisfies Record<string, Localised>;

export type FindingKind = keyof typeof texts;

export type Finding = {
  kind: FindingKind;
  /** The first entry that is wrong, or the first of the span in which one is. */
  seq: number;
  upto: number;
  text: Localised;
};

export function finding(kind: FindingKind, seq: number, upto = seq, values: Record<string, number> = {}): Finding {
  return { kind, seq, upto, text: fillBoth(texts[kind], { seq, upto, ...values }) };
}
