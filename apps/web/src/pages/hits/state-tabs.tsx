import { Link, useLocation } from 'react-router';
import type { Filters } from '../../pieces/filters.ts';
import { stateName } from '../../pieces/state-names.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { HitCounts, HitState } from '../hit/hit.ts';
import styles from './state-tabs.module.css';

type Tab = { key: string; states: readonly HitState[]; name: Localised };

const alone = (state: HitState): Tab => ({ key: state, states: [state], name: stateName(state) });
const tabs: readonly Tab[] = [
  { key: 'all', states: [], name: { zh: '全部', en: 'All' } },
  alone('H20'),
  alone('H31'),
  alone('H30'),
  alone('H40'),
  alone('H41'),
  alone('H50'),
  alone('H60'),
  { key: 'out', states: ['H70', 'H71', 'H72'], name: { zh: '已转出', en: 'Handed on' } },
  alone('H90'),
  alone('H92'),
];

/** The states of the queue with how many hits each holds, under the filters that are set. */
export function StateTabs({ filters, counts }: { filters: Filters; counts: HitCounts | undefined }) {
  const say = useSay();
  const { pathname } = useLocation();
  const now = [...filters.get('state')].sort().join();
  const countOf = (states: readonly HitState[]) =>
    states.length === 0
      ? counts?.total
      : counts?.by_state.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  return (
    <nav className={styles['tabs']} aria-label={say({ zh: '按状态', en: 'By state' })}>
      {tabs.map(({ key, states, name }) => {
        const count = countOf(states);
        const here = now === [...states].sort().join();
        return (
          <Link
            key={key}
            to={{ pathname, search: searchWith(filters.text, states) }}
            replace
            className={`${styles['tab']} ${here ? styles['here'] : ''} ${count === 0 ? styles['none'] : ''}`}
            {...(here && { 'aria-current': 'true' as const })}
          >
            {say(name)}
            <span className={styles['count']}>{count === undefined ? '' : count.toLocaleString('en-US')}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function searchWith(text: string, states: readonly HitState[]): string {
  const search = new URLSearchParams(text);
  search.delete('state');
  for (const state of states) search.append('state', state);
  return search.toString();
}
