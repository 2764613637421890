import { nearest } from '@plumb/ground/edit-distance';
import type { Contract } from '../contract/contract.ts';
import { headerKey } from '../contract/header-key.ts';
import type { Contracts } from '../contract/read-contracts.ts';

const extension = /\.[^./]+$/;
const dates =
  /(?:19|20)\d{2}\s*[-_.年]?\s*(?:\d{1,2}\s*[-_.月至]?\s*(?:\d{1,2}\s*日?)?)?(?:\s*(?:年度?|季度|月份?|日))?/g;
const order = /^[\s\d._、()()第号-]+|[\s\d._-]+$/g;
const brackets = /[((【[][^))】\]]*[))】\]]/g;
/** Words that departments add to any name. */
const added =
  /(?:明细表?|台账|清单|汇总表?|一览表|统计表|数据|导出|信息表?|记录表|表|库|最新版?|终稿|副本|part|export|final)+$/i;

/** The name of a file or sheet as it may be the name of a dataset: without dates, order numbers, units in brackets and words of habit. */
export function nameKeys(name: string): string[] {
  const whole = name.replace(extension, '');
  const bare = whole.replace(brackets, '').replace(dates, '').replace(order, '');
  const keys = [headerKey(whole), headerKey(bare), headerKey(bare.replace(added, ''))];
  return [...new Set(keys.filter((key) => key !== ''))];
}

function spellings(contract: Contract): string[] {
  const { id, title, also } = contract;
  const all = [id, title.zh, ...title.zh.split(/[/·、]/), ...(also ?? [])];
  return [...new Set(all.flatMap((spelling) => [headerKey(spelling), headerKey(spelling).replace(added, '')]))].filter(
    (key) => key.length > 1,
  );
}

/** The dataset that a file's name means, if it means one: by its last part, or else by the folder it is in. */
export function recogniseName(path: string, contracts: Contracts): Contract | undefined {
  const parts = path.split('/').reverse();
  for (const part of parts.slice(0, 2)) {
    const keys = nameKeys(part);
    let best: { contract: Contract; score: number } | undefined;
    for (const contract of contracts.values()) {
      for (const spelling of spellings(contract)) {
        for (const key of keys) {
          const score = key === spelling ? 1000 : key.includes(spelling) && spelling.length > 2 ? spelling.length : 0;
          if (score > (best?.score ?? 0)) best = { contract, score };
        }
      }
    }
    if (best) return best.contract;
  }
  return undefined;
}

/** The dataset whose name is least far from that of an unknown file, for a hint. */
export function nearestDataset(path: string, contracts: Contracts): Contract | undefined {
  const bySpelling = new Map<string, Contract>();
  for (const contract of contracts.values())
    for (const spelling of spellings(contract)) bySpelling.set(spelling, contract);
  for (const key of nameKeys(path.split('/').at(-1) ?? path)) {
    const near = nearest(key, bySpelling.keys());
    if (near !== undefined) return bySpelling.get(near);
  }
  return undefined;
}
