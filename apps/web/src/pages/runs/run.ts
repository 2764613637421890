import type { Item, Reply } from '../../api/reply.ts';
import type { StateTone } from '../../pieces/state-names.ts';
import type { Localised } from '../../texts/language.tsx';

export type RunItem = Item<'GET /api/runs'>;
export type RunView = Reply<'GET /api/runs/{id}'>;

export const runStates: Record<RunItem['state'], Localised & { tone: StateTone }> = {
  waiting: { zh: '等待', en: 'Waiting', tone: 'waiting' },
  running: { zh: '运行中', en: 'Running', tone: 'moving' },
  done: { zh: '完成', en: 'Done', tone: 'settled' },
  failed: { zh: '失败', en: 'Failed', tone: 'out' },
  cancelled: { zh: '已取消', en: 'Cancelled', tone: 'out' },
};

export const purposes: Record<RunItem['purpose'], Localised> = {
  manual: { zh: '人工', en: 'By hand' },
  schedule: { zh: '定时', en: 'Scheduled' },
  recheck: { zh: '复查', en: 'Re-check' },
  first: { zh: '首次', en: 'First' },
  trial: { zh: '试运行', en: 'Trial' },
};

export const count = (n: number) => n.toLocaleString('en-US');

/** Who asked: a person, or the platform and the command line, which have no name of their own. */
export function asker(name: string, say: (text: Localised) => string): string {
  if (name === 'system') return say({ zh: '系统', en: 'The platform' });
  return name === 'operator' ? say({ zh: '命令行', en: 'Command line' }) : name;
}
