import { useMemo } from 'react';
import { Trend } from '../../pieces/trend.tsx';
import { useSay } from '../../texts/language.tsx';
import type { OverviewStatistics } from './overview.ts';

export function HitTrend({ trend }: { trend: OverviewStatistics['trend'] }) {
  const say = useSay();
  const { at, series } = useMemo(
    () => ({
      at: trend.map((one) => one.at),
      series: [
        { name: say({ zh: '发生', en: 'Occurred' }), values: trend.map((one) => one.found) },
        { name: say({ zh: '其中高风险', en: 'Of these high' }), values: trend.map((one) => one.high), high: true },
        { name: say({ zh: '办结', en: 'Closed' }), values: trend.map((one) => one.closed), dashed: true },
      ],
    }),
    [trend, say],
  );
  return <Trend label={say({ zh: '疑点随时间的变化', en: 'Hits over time' })} at={at} series={series} height={232} />;
}
