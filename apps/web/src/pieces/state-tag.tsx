import { type Localised, useSay } from '../texts/language.tsx';
import { type StateTone, stateName } from './state-names.ts';
import styles from './state-tag.module.css';

/** A state of the workflow ('H20'), or any other with its name and tone. */
export function StateTag({ state, name, tone }: { state: string; name?: Localised; tone?: StateTone }) {
  const say = useSay();
  const known = stateName(state);
  return <span className={`${styles['tag']} ${styles[tone ?? known.tone]}`}>{say(name ?? known)}</span>;
}
