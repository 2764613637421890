import { Link } from 'react-router';
import { Section } from '../../pieces/section.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './rectification.module.css';
import { type RectificationView, recheckTitles } from './rectification.ts';

const tones = { waiting: 'moving', failed: 'out', clear: 'settled', found: 'waiting', not_evaluable: 'out' } as const;

/** What the same model says on the newer data, each time that it was run again. */
export function Rechecks({ row }: { row: RectificationView }) {
  const say = useSay();
  if (!row.model) return null;
  return (
    <Section
      title={say({ zh: '模型复查', en: 'Re-check by the model' })}
      note={say({
        zh: '用发现问题的同一模型，对该对象的新数据再查一次；只看整改下达以后发生的事实。',
        en: "The model that found it, run again on the subject's newer data; only what happened after it was issued counts.",
      })}
    >
      {row.rechecks.length === 0 && <p className="soft">{say({ zh: '尚未复查。', en: 'Not re-checked yet.' })}</p>}
      {row.rechecks.map((one) => (
        <div key={one.id} className={styles['recheck']}>
          <p>
            <StateTag state={one.outcome} name={recheckTitles[one.outcome]} tone={tones[one.outcome]} />{' '}
            <span className="soft">
              <When at={one.at} /> · {say({ zh: '数据截至', en: 'data up to' })} <When at={one.as_of} />
            </span>
          </p>
          <ul>
            {one.found.map(({ hit, no, occurred_at, reason }) => (
              <li key={hit}>
                <Link to={`/hits/${hit}`}>#{no}</Link> <When at={occurred_at} /> {say(reason)}
              </li>
            ))}
            {one.not_evaluable.map((reason) => (
              <li key={reason.zh} className="soft">
                {say(reason)}
              </li>
            ))}
          </ul>
          <p className="faint">
            <Link to={`/runs/${one.run}`}>{say({ zh: '运行记录', en: 'The run' })}</Link>
            {one.digest && <span className={styles['digest']}> · {one.digest.slice(0, 16)}</span>}
          </p>
        </div>
      ))}
    </Section>
  );
}
