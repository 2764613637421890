import { stateName } from '../../pieces/state-names.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { HistoryStep } from '../hit/hit.ts';
import styles from './clue.module.css';
import { cluePath } from './clue-path.ts';

/** The way of a clue through the register: where it was, where it is, where it usually goes. */
export function Path({ state, history }: { state: string; history: readonly HistoryStep[] }) {
  const say = useSay();
  return (
    <ol className={styles['path']} aria-label={say({ zh: '流转路径', en: 'Path' })}>
      {cluePath(state, history).map((step, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a state can be passed twice
          key={at}
          className={styles[step.stage]}
          {...(step.stage === 'now' && { 'aria-current': 'step' as const })}
        >
          <span>{say(stateName(step.state))}</span>
          <span className="faint">{step.at ? <When at={step.at} day /> : ' '}</span>
        </li>
      ))}
    </ol>
  );
}
