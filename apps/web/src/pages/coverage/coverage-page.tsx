import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { FigureLink, FigureRow } from '../../pieces/figure-link.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import styles from './coverage.module.css';

type Coverage = 'covered' | 'trial' | 'uncovered';
type CoveringModel = { model: string; title: Localised; hits: number };
type Entry = {
  id: string;
  title: Localised;
  basis: { rule: string; clause: string | null; verified: boolean }[];
  coverage: Coverage;
  models: CoveringModel[];
};
type CoverageMap = {
  items: number;
  covered: number;
  aspects: { id: string; title: Localised; items: number; covered: number; entries: Entry[] }[];
  outside: CoveringModel[];
};

const lists = { vehicles: { zh: '公务用车', en: 'Vehicles' }, conduct: { zh: '四风', en: 'Four styles' } };
const marks = {
  covered: { zh: '已覆盖', en: 'Covered', tone: 'settled' },
  trial: { zh: '试运行', en: 'On trial', tone: 'moving' },
  uncovered: { zh: '未覆盖', en: 'Not covered', tone: 'waiting' },
} as const;

/** What the negative list forbids and which models look for it: known gaps are better than unknown ones. */
export function CoveragePage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const list = search.get('list') === 'conduct' ? 'conduct' : 'vehicles';
  const map = useRead<CoverageMap>('/api/coverage', { query: { list }, keepPrevious: true });
  return (
    <>
      <PageHead
        title={say({ zh: '负面清单覆盖', en: 'Coverage of the negative list' })}
        note={say({
          zh: '清单条目与监督模型的对应；没有模型的条目仍须人工监督',
          en: 'Items of the list and the models that look for them; what no model covers is watched by people',
        })}
        actions={
          <Segmented
            value={list}
            onChange={(value) => setSearch({ list: value }, { replace: true })}
            options={Object.entries(lists).map(([value, label]) => ({ value, label: say(label) }))}
          />
        }
      />
      <Reading of={map} rows={10}>
        {({ items, covered, aspects, outside }) => (
          <Stack>
            <FigureRow>
              <FigureLink label={say({ zh: '清单条目', en: 'Items' })} value={items} />
              <FigureLink label={say({ zh: '已覆盖', en: 'Covered' })} value={covered} />
              <FigureLink label={say({ zh: '未覆盖', en: 'Not covered' })} value={items - covered} />
              <FigureLink label={say({ zh: '清单外模型', en: 'Models outside the list' })} value={outside.length} />
            </FigureRow>
            {aspects.map((aspect) => (
              <Section
                key={aspect.id}
                title={say(aspect.title)}
                aside={<span className="number">{`${aspect.covered} / ${aspect.items}`}</span>}
              >
                <ul className={styles['entries']}>
                  {aspect.entries.map((entry) => (
                    <Item key={entry.id} entry={entry} />
                  ))}
                </ul>
              </Section>
            ))}
          </Stack>
        )}
      </Reading>
    </>
  );
}

function Item({ entry }: { entry: Entry }) {
  const say = useSay();
  const mark = marks[entry.coverage];
  return (
    <li>
      <span>
        {say(entry.title)}
        <span className={styles['basis']}>
          {entry.basis
            .map(
              ({ rule, clause, verified }) =>
                `${rule}${clause ?? ''}${verified ? '' : say({ zh: '（待核）', en: ' (to be checked)' })}`,
            )
            .join('；')}
        </span>
      </span>
      <StateTag state={entry.coverage} name={mark} tone={mark.tone} />
      <span className={styles['models']}>
        {entry.models.map(({ model, title, hits }) => (
          <Link key={model} to={`/models/${model}`}>
            {say(title)} <span className="faint number">{hits}</span>
          </Link>
        ))}
      </span>
    </li>
  );
}
