import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePages } from '../../api/paging.ts';
import { useRead } from '../../api/reading.ts';
import { FilterBar } from '../../pieces/filter-bar.tsx';
import { useFilters } from '../../pieces/filters.ts';
import { PageHead } from '../../pieces/page-head.tsx';
import { Section } from '../../pieces/section.tsx';
import { useNarrow } from '../../pieces/use-narrow.ts';
import { useSay } from '../../texts/language.tsx';
import type { HitCounts, HitItem } from '../hit/hit.ts';
import { BulkBar } from './bulk-bar.tsx';
import { filterOf } from './filter-of.ts';
import { useHitFilterSpecs } from './hit-filter-specs.ts';
import { HitTable } from './hit-table.tsx';
import { KeySheet } from './key-sheet.tsx';
import { useNames } from './names.ts';
import { moved, type Queue, toggled } from './queue-keys.ts';
import { StateTabs } from './state-tabs.tsx';
import { type Aim, TriageDialog } from './triage-dialog.tsx';
import type { TriageAct } from './triage-preview.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { useSteadyRows } from './use-steady-rows.ts';

const nobody: Queue = { at: -1, selected: new Set() };

/** The queue of doubts: weighed one by one or many at once, by mouse, finger or keys. */
export function HitsPage() {
  const say = useSay();
  const narrow = useNarrow();
  const names = useNames();
  const specs = useHitFilterSpecs(names);
  const filters = useFilters(specs);
  const { text } = filters;
  const filter = useMemo(() => filterOf(text), [text]);
  const pages = usePages<HitItem>('/api/hits', filter);
  const { state: states, ...withoutState } = filter;
  const counts = useRead<HitCounts>('/api/hits/counts', { query: withoutState, keepPrevious: true }).data;
  const total = counts?.by_state
    .filter(({ state }) => !states || states.includes(state))
    .reduce((sum, { count }) => sum + count, 0);
  const list = `${pages.number} ${text}`;
  const steady = useSteadyRows(pages, list);
  const ids = steady.rows.map(({ item }) => item.id);

  const [queue, setQueue] = useState(nobody);
  const [whole, setWhole] = useState(false);
  const [aim, setAim] = useState<Aim>();
  const [help, setHelp] = useState(false);
  const clear = () => {
    setQueue((before) => ({ ...before, selected: new Set() }));
    setWhole(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other filters it is another queue
  useEffect(() => {
    setQueue(nobody);
    setWhole(false);
  }, [text]);
  const known = useRef(new Map<string, HitItem>());
  for (const { item } of steady.rows) known.current.set(item.id, item);

  const aimAt = (act: TriageAct, chosen: readonly string[]) => {
    const hits = chosen.flatMap((id) => known.current.get(id) ?? []);
    setAim({ act, hits, ...(whole && total !== undefined && { all: { filter, count: total } }) });
  };
  useQueueKeys(queue, setQueue, ids, {
    aim: aimAt,
    refresh: steady.bringIn,
    help: () => setHelp(true),
    busy: aim !== undefined || help,
  });
  return (
    <>
      <PageHead
        title={say({ zh: '疑点', en: 'Hits' })}
        note={
          counts &&
          say(
            {
              zh: '模型比对出的待核问题共 {total} 条,超期 {overdue} 条,由我承办 {mine} 条',
              en: '{total} doubts raised by models: {overdue} overdue, {mine} assigned to me',
            },
            { total: counts.total, overdue: counts.overdue, mine: counts.mine },
          )
        }
        actions={!narrow && <Button onClick={() => setHelp(true)}>{say({ zh: '快捷键', en: 'Keys' })}</Button>}
      />
      <Section flush>
        <StateTabs filters={filters} counts={counts} />
        <FilterBar specs={specs.slice(1)} filters={filters} views />
        <HitTable
          pages={pages}
          steady={steady}
          queue={queue}
          names={names}
          narrowed={text !== ''}
          onPoint={(at) => setQueue((before) => ({ ...before, at }))}
          onSelect={(id) => setQueue((before) => ({ ...before, selected: toggled(before.selected, id) }))}
          onSelectAll={() => setQueue((before) => moved(before, 'select-all', ids))}
          onFresh={steady.bringIn}
          onUnfilter={() => filters.wear('')}
        />
        {queue.selected.size > 0 && (
          <BulkBar
            selected={queue.selected.size}
            all={total}
            whole={whole}
            onWhole={() => setWhole(true)}
            onAct={(act) => aimAt(act, [...queue.selected])}
            onClear={clear}
          />
        )}
      </Section>
      {aim && (
        <TriageDialog
          aim={aim}
          onClose={() => setAim(undefined)}
          onDone={() => {
            clear();
            steady.bringIn();
          }}
        />
      )}
      <KeySheet open={help} onClose={() => setHelp(false)} />
    </>
  );
}
