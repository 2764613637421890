import { lazy, Suspense } from 'react';
import { useRead } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { Bars } from '../../pieces/bars.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { LoadingState } from '../../pieces/loading-state.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { useSay } from '../../texts/language.tsx';
import { HitTrend } from './hit-trend.tsx';
import { Loop } from './loop.tsx';
import { NeedsMe } from './needs-me.tsx';
import type { OverviewStatistics } from './overview.ts';
import { Stages } from './stages.tsx';
import { Totals } from './totals.tsx';

const CityMap = lazy(async () => ({ default: (await import('./city-map.tsx')).CityMap }));

/** What needs me today; then, for those who see business, where everything stands. */
export function OverviewPage() {
  const say = useSay();
  const may = useMay();
  const { session } = useSession();
  const business = may('statistics:read');
  return (
    <>
      <PageHead
        title={say({ zh: '总览', en: 'Overview' })}
        note={say(
          { zh: '{name}，{unit}', en: '{name}, {unit}' },
          { name: session?.account.name ?? '', unit: session?.account.unit_name ?? '' },
        )}
      />
      <Stack>
        <NeedsMe />
        {business && <Standing />}
      </Stack>
    </>
  );
}

/** Where everything within sight stands. */
function Standing() {
  const say = useSay();
  const statistics = useRead<OverviewStatistics>('/api/statistics/overview');
  return (
    <Reading of={statistics} rows={10}>
      {(now) => (
        <>
          <Totals totals={now.totals} asOf={now.as_of} />
          <Section
            title={say({ zh: '监督闭环', en: 'The loop' })}
            aside={say({ zh: '点一处看名单', en: 'Pick a stop for its list' })}
          >
            <Stages figures={now.loop.figures} />
            <Loop links={now.loop.links} />
          </Section>
          <Columns>
            <Section title={say({ zh: '疑点分布', en: 'Where the hits are' })} flush>
              <Suspense fallback={<LoadingState rows={6} />}>
                <CityMap units={now.units} />
              </Suspense>
            </Section>
            <Section title={say({ zh: '疑点较多的单位', en: 'Units with most hits' })}>
              <Bars
                label={say({ zh: '疑点较多的单位', en: 'Units with most hits' })}
                bars={now.units.slice(0, 10).map(({ unit, name, hits, high }) => ({
                  key: unit,
                  label: name,
                  value: hits,
                  high,
                  to: `/hits?unit=${encodeURIComponent(unit)}`,
                }))}
              />
            </Section>
          </Columns>
          <Columns>
            <Section title={say({ zh: '疑点变化', en: 'Hits over time' })}>
              <HitTrend trend={now.trend} />
            </Section>
            <Section title={say({ zh: '命中较多的模型', en: 'Models with most hits' })}>
              <Bars
                label={say({ zh: '命中较多的模型', en: 'Models with most hits' })}
                bars={now.models.slice(0, 8).map(({ model, title, hits, high }) => ({
                  key: model,
                  label: say(title),
                  value: hits,
                  high,
                  to: `/hits?model=${encodeURIComponent(model)}`,
                }))}
              />
            </Section>
          </Columns>
        </>
      )}
    </Reading>
  );
}
