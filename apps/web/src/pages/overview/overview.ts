import type { FlowLink, FlowNode } from '../../pieces/flow.tsx';
import type { Localised } from '../../texts/language.tsx';

export type InboxItem = { kind: string; title: Localised; count: number; overdue: number; link: string };
export type Inbox = { items: InboxItem[] };

export type OverviewStatistics = {
  as_of: string;
  totals: {
    hits: number;
    waiting: number;
    verifying: number;
    overdue: number;
    closed: number;
    clues: number;
    letters: number;
    rectifications: number;
    recovered: number;
  };
  loop: {
    links: FlowLink[];
    figures: {
      rows: number;
      hits: number;
      verified: number;
      confirmed: number;
      cleared: number;
      clues: number;
      letters: number;
      corrected: number;
    };
  };
  trend: { at: string; found: number; closed: number; high: number }[];
  units: { unit: string; name: string; lng: number | null; lat: number | null; hits: number; high: number }[];
  models: { model: string; title: Localised; hits: number; high: number; precision: number | null }[];
};

type Stop = Localised & { depth: number; to: string };

/** The stops of the loop, from the models' findings to what was put right. */
export const stops: Readonly<Record<string, Stop>> = {
  found: { zh: '模型命中', en: 'Found', depth: 0, to: '/hits' },
  waiting: { zh: '研判与补数', en: 'Being weighed', depth: 1, to: '/hits?state=H20&state=H31' },
  excluded: { zh: '豁免与数据错误', en: 'Exempt or data error', depth: 1, to: '/hits?state=H30&state=H90' },
  dispatched: { zh: '下发核实', en: 'Sent to verify', depth: 1, to: '/hits?state=H40&state=H41&state=H50' },
  verifying: { zh: '核实中', en: 'In the field', depth: 2, to: '/hits?state=H40&state=H41' },
  reviewing: { zh: '待认定', en: 'To be decided', depth: 2, to: '/hits?state=H50&state=H60' },
  confirmed: { zh: '属实', en: 'Confirmed', depth: 2, to: '/hits?verdict=true&verdict=partly' },
  cleared: { zh: '不属实', en: 'Cleared', depth: 2, to: '/hits?verdict=false' },
  clue: { zh: '转问题线索', en: 'To a clue', depth: 3, to: '/clues' },
  rectify: { zh: '转整改', en: 'To rectification', depth: 3, to: '/rectifications' },
  elsewhere: { zh: '移送其他机关', en: 'Handed over', depth: 3, to: '/hits?state=H72' },
  closed: { zh: '销号归档', en: 'Closed', depth: 3, to: '/hits?state=H92' },
};

/** The stops that the links touch, named in one language. */
export function flowNodes(links: readonly FlowLink[], say: (text: Localised) => string): FlowNode[] {
  const touched = new Set(links.filter(({ value }) => value > 0).flatMap(({ from, to }) => [from, to]));
  return Object.entries(stops)
    .filter(([key]) => touched.has(key))
    .map(([key, stop]) => ({ key, label: say(stop), depth: stop.depth, to: stop.to }));
}
