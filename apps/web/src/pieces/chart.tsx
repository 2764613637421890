import { Button } from 'antd';
import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../texts/language.tsx';
import { fontStack } from '../theme/antd-theme.ts';
import { useAppearance } from '../theme/appearance.tsx';
import type { Palette } from '../theme/palette.ts';
import styles from './chart.module.css';

use([BarChart, LineChart, SankeyChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

/** The same numbers as a table: for those who do not see the drawing, and for those who want them exactly. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };

type ChartProps = {
  /** What the chart shows, in one line. */
  label: string;
  /** Drawn anew with every palette. */
  option: (palette: Palette) => EChartsCoreOption;
  table: ChartTable;
  height?: number;
  onPick?: (picked: { name: string; series: string; data: unknown }) => void;
};

export function Chart({ label, option, table, height = 240, onPick }: ChartProps) {
  const say = useSay();
  const { palette } = useAppearance();
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    if (asTable || !place.current) return;
    const drawn = init(place.current, null, { renderer: 'canvas' });
    chart.current = drawn;
    drawn.on('click', (event) =>
      pick.current?.({ name: event.name, series: event.seriesName ?? '', data: event.data }),
    );
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(place.current);
    return () => {
      watcher.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, [asTable]);
  useEffect(() => {
    if (!asTable) chart.current?.setOption({ ...usual(palette), ...option(palette) }, { notMerge: true });
  }, [option, palette, asTable]);
  return (
    <figure className={styles['chart']}>
      {asTable ? (
        <div className={styles['scroll']}>
          <Numbers label={label} table={table} />
        </div>
      ) : (
        <>
          <div ref={place} style={{ height }} role="img" aria-label={label} data-leads={onPick !== undefined} />
          <div className="only-read-aloud">
            <Numbers label={label} table={table} />
          </div>
        </>
      )}
      <Button type="text" size="small" className={styles['switch'] ?? ''} onClick={() => setAsTable(!asTable)}>
        {asTable ? say({ zh: '看图', en: 'As a chart' }) : say({ zh: '看数', en: 'As a table' })}
      </Button>
    </figure>
  );
}

function usual(palette: Palette): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: fontStack, color: palette.ink_soft, fontSize: 12 },
    color: [palette.chart_1, palette.chart_2, palette.chart_3, palette.chart_4, palette.chart_5, palette.chart_6],
    // HTML tooltips carry style attributes, which the page's policy forbids.
    tooltip: tooltip(palette),
  };
}

/** A tooltip drawn on the canvas. */
export function tooltip(palette: Palette) {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: palette.raised,
    borderColor: palette.line_strong,
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: palette.ink, fontFamily: fontStack, fontSize: 12 },
  };
}

function Numbers({ label, table }: { label: string; table: ChartTable }) {
  return (
    <table className={styles['table']}>
      <caption className="only-read-aloud">{label}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in a fixed order
              <td key={at}>{typeof value === 'number' ? value.toLocaleString('en-US') : value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
