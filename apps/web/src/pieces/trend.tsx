import { useCallback } from 'react';
import { useSay } from '../texts/language.tsx';
import type { Palette } from '../theme/palette.ts';
import { Chart, tooltip } from './chart.tsx';

export type TrendSeries = {
  name: string;
  values: readonly (number | null)[];
  /** Drawn in red. */
  high?: boolean;
  /** What runs beside the main line. */
  dashed?: boolean;
};

type TrendProps = {
  label: string;
  /** Days or months, in order. */
  at: readonly string[];
  series: readonly TrendSeries[];
  height?: number;
  onPick?: (at: string, series: string) => void;
};

/** Lines over time. The first day of the axis and its last are always named. */
export function Trend({ label, at, series, height = 240, onPick }: TrendProps) {
  const say = useSay();
  const option = useCallback(
    (p: Palette) => ({
      grid: { left: 8, right: 16, top: series.length > 1 ? 34 : 14, bottom: 24, outerBoundsMode: 'same' },
      legend:
        series.length > 1
          ? { left: 0, top: 0, itemWidth: 14, itemHeight: 2, icon: 'rect', textStyle: { color: p.ink_soft } }
          : undefined,
      tooltip: { ...tooltip(p), trigger: 'axis', axisPointer: { lineStyle: { color: p.line_strong } } },
      xAxis: {
        type: 'category',
        data: at,
        boundaryGap: false,
        axisLine: { lineStyle: { color: p.line_strong } },
        axisTick: { show: false },
        axisLabel: {
          color: p.ink_faint,
          hideOverlap: true,
          showMinLabel: true,
          showMaxLabel: true,
          alignMinLabel: 'left',
          alignMaxLabel: 'right',
        },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: p.ink_faint },
        splitLine: { lineStyle: { color: p.line } },
      },
      series: series.map(({ name, values, high, dashed }) => ({
        name,
        type: 'line',
        data: values,
        showSymbol: at.length <= 2,
        symbolSize: 5,
        lineStyle: { width: 1.8, type: dashed ? 'dashed' : 'solid', ...(high && { color: p.high }) },
        ...(high && { itemStyle: { color: p.high } }),
      })),
    }),
    [at, series],
  );
  return (
    <Chart
      label={label}
      height={height}
      option={option}
      table={{
        columns: [say({ zh: '时间', en: 'Time' }), ...series.map(({ name }) => name)],
        rows: at.map((one, n) => [one, ...series.map(({ values }) => values[n] ?? '—')]),
      }}
      {...(onPick && { onPick: ({ name, series }) => onPick(name, series) })}
    />
  );
}
