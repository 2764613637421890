import { stateName } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';
import type { HitItem, HitState } from '../hit/hit.ts';

export type TriageAct = 'assign' | 'dispatch' | 'need-data' | 'reject';

export const triageTitles: Record<TriageAct, Localised> = {
  assign: { zh: '分派研判人', en: 'Assign' },
  dispatch: { zh: '下发核实', en: 'Dispatch for verification' },
  'need-data': { zh: '要求补数', en: 'Ask for data' },
  reject: { zh: '退回:数据错误', en: 'Return: wrong data' },
};

const weighed: readonly HitState[] = ['H20'];
const open: readonly HitState[] = ['H20', 'H31', 'H40', 'H41', 'H50', 'H60'];
const possibleIn: Record<TriageAct, readonly HitState[]> = {
  assign: open,
  dispatch: weighed,
  'need-data': weighed,
  reject: weighed,
};

export type Refusal = { why: Localised; hits: HitItem[] };
export type Preview = { ready: HitItem[]; refused: Refusal[] };

/** What would go through and what would not, before it is sent. The server decides again, one by one. */
export function previewOf(act: TriageAct, hits: readonly HitItem[]): Preview {
  const ready: HitItem[] = [];
  const refused = new Map<string, Refusal>();
  for (const hit of hits) {
    const why = refusalOf(act, hit);
    if (!why) ready.push(hit);
    else {
      const same = refused.get(why.en) ?? { why, hits: [] };
      same.hits.push(hit);
      refused.set(why.en, same);
    }
  }
  return { ready, refused: [...refused.values()].sort((a, b) => b.hits.length - a.hits.length) };
}

function refusalOf(act: TriageAct, hit: HitItem): Localised | undefined {
  if (hit.withdrawn_at) return { zh: '数据已不支持,疑点已撤回', en: 'withdrawn: the data no longer supports it' };
  if (hit.suppressed) return { zh: '已被屏蔽', en: 'suppressed' };
  const states = possibleIn[act];
  if (states.includes(hit.state)) return undefined;
  const name = (language: 'zh' | 'en') => (state: HitState) => stateName(state)[language];
  return {
    zh: `现为“${stateName(hit.state).zh}”,只有${states.map(name('zh')).join('、')}的疑点可以${triageTitles[act].zh}`,
    en: `it is "${stateName(hit.state).en}"; possible only in: ${states.map(name('en')).join(', ')}`,
  };
}
