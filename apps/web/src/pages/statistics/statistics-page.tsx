import { useRead } from '../../api/reading.ts';
import { Bars } from '../../pieces/bars.tsx';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { moneyText } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { type Language, type Localised, useLanguage, useSay } from '../../texts/language.tsx';
import styles from './statistics.module.css';

type Figure = {
  id: string;
  title: Localised;
  value: number | null;
  unit: 'count' | 'yuan' | 'share';
  of: number | null;
  to: string | null;
};
type Breakdown = {
  id: string;
  title: Localised;
  rows: { key: string; title: Localised; value: number; to: string | null }[];
};
type Group = { id: string; title: Localised; figures: Figure[]; breakdowns: Breakdown[] };
type Statistics = { as_of: string; groups: Group[] };

const rowsShown = 10;

function valueText({ value, unit }: Figure, language: Language): string {
  if (value === null) return '—';
  if (unit === 'yuan') return moneyText(value, language, true);
  return unit === 'share' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US');
}

/** The statistics of the command centre: numbers alone, each leading to what it counts. */
export function StatisticsPage() {
  const say = useSay();
  const statistics = useRead<Statistics>('/api/statistics');
  return (
    <>
      <PageHead
        title={say({ zh: '统计', en: 'Statistics' })}
        note={
          statistics.data &&
          say(
            { zh: '截至 {at}，仅含您有权查看的范围', en: 'as of {at}, within what you may see' },
            { at: statistics.data.as_of.slice(0, 16) },
          )
        }
      />
      <Reading of={statistics} rows={10}>
        {({ groups }) => (
          <Stack>
            {groups.map((group) => (
              <GroupOf key={group.id} group={group} />
            ))}
          </Stack>
        )}
      </Reading>
    </>
  );
}

function GroupOf({ group }: { group: Group }) {
  const say = useSay();
  const { language } = useLanguage();
  const drawn = group.breakdowns.filter(({ rows }) => rows.length > 0);
  return (
    <section aria-labelledby={group.id}>
      <h2 id={group.id} className={styles['title']}>
        {say(group.title)}
      </h2>
      <Stack>
        <FigureRow>
          {group.figures.map((figure) => (
            <FigureLink
              key={figure.id}
              label={say(figure.title)}
              value={valueText(figure, language)}
              {...(figure.to && { to: figure.to })}
              {...(figure.of !== null && { note: say({ zh: '基数 {n}', en: 'of {n}' }, { n: figure.of }) })}
            />
          ))}
        </FigureRow>
        {drawn.length > 0 && (
          <Columns even>
            {drawn.map(({ id, title, rows }) => (
              <Section key={id} title={say(title)}>
                <Bars
                  label={say(title)}
                  bars={rows.slice(0, rowsShown).map((row) => ({
                    key: row.key,
                    label: say(row.title),
                    value: row.value,
                    ...(row.to && { to: row.to }),
                  }))}
                />
              </Section>
            ))}
          </Columns>
        )}
      </Stack>
    </section>
  );
}
