import { useCallback } from 'react';
import { useSay } from '../texts/language.tsx';
import type { Palette } from '../theme/palette.ts';
import { Chart, tooltip } from './chart.tsx';

export type FlowNode = { key: string; label: string; depth: number /** The list that it counts. */; to?: string };
export type FlowLink = { from: string; to: string; value: number };

type FlowProps = {
  label: string;
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
  height?: number;
  onPick?: (node: FlowNode) => void;
};

/** A Sankey drawing: what goes where, and how much of it. */
export function Flow({ label, nodes, links, height = 260, onPick }: FlowProps) {
  const say = useSay();
  const option = useCallback(
    (p: Palette) => {
      const name = (key: string) => nodes.find((node) => node.key === key)?.label ?? key;
      const through = (key: string) => {
        const [into, out] = [links.filter(({ to }) => to === key), links.filter(({ from }) => from === key)];
        const sum = (of: readonly FlowLink[]) => of.reduce((total, { value }) => total + value, 0);
        return Math.max(sum(into), sum(out));
      };
      const deepest = Math.max(...nodes.map(({ depth }) => depth));
      return {
        tooltip: {
          ...tooltip(p),
          trigger: 'item',
          formatter: (item: {
            dataType: string;
            data: { source?: string; target?: string; value?: number; name?: string };
          }) =>
            item.dataType === 'edge'
              ? `${name(item.data.source ?? '')} → ${name(item.data.target ?? '')}  ${(item.data.value ?? 0).toLocaleString('en-US')}`
              : `${name(item.data.name ?? '')}  ${through(item.data.name ?? '').toLocaleString('en-US')}`,
        },
        series: [
          {
            type: 'sankey',
            left: 2,
            right: Math.max(
              60,
              ...nodes.filter(({ depth }) => depth === deepest).map(({ label }) => widthOf(label) + 56),
            ),
            top: 6,
            bottom: 20,
            nodeWidth: 8,
            nodeGap: 14,
            draggable: false,
            layoutIterations: 32,
            emphasis: { focus: 'adjacency' },
            lineStyle: { color: 'source', opacity: 0.22, curveness: 0.5 },
            itemStyle: { borderWidth: 0 },
            label: {
              color: p.ink,
              fontSize: 12,
              distance: 6,
              formatter: ({ name: key }: { name: string }) =>
                `${name(key)} {n|${through(key).toLocaleString('en-US')}}`,
              rich: { n: { color: p.ink_faint, fontSize: 12 } },
            },
            data: nodes
              .filter(({ key }) => through(key) > 0)
              .map(({ key, depth }) => ({
                name: key,
                depth,
                itemStyle: { color: depth === deepest ? p.chart_2 : depth === 0 ? p.chart_1 : p.chart_6 },
              })),
            links: links
              .filter(({ value }) => value > 0)
              .map(({ from, to, value }) => ({ source: from, target: to, value })),
          },
        ],
      };
    },
    [nodes, links],
  );
  const labelOf = (key: string) => nodes.find((node) => node.key === key)?.label ?? key;
  return (
    <Chart
      label={label}
      height={height}
      option={option}
      table={{
        columns: [say({ zh: '从', en: 'From' }), say({ zh: '到', en: 'To' }), say({ zh: '数量', en: 'Count' })],
        rows: links.map(({ from, to, value }) => [labelOf(from), labelOf(to), value]),
      }}
      {...(onPick && {
        onPick: ({ name }) => {
          const node = nodes.find(({ key }) => key === name);
          if (node) onPick(node);
        },
      })}
    />
  );
}

/** About how wide a label is drawn, in pixels. */
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (sign.charCodeAt(0) > 0x2e80 ? 12 : 6.6), 0);
}
