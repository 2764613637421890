import { Facts } from '../../pieces/facts.tsx';
import { Money } from '../../pieces/money.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { Names } from '../hits/names.ts';
import { type HitView, subjectTitles, verdictTitles } from './hit.ts';
import styles from './weigh.module.css';

/** Why it is a doubt, and beside it, as large, what could explain it. */
export function Weigh({ hit, names }: { hit: HitView; names: Names }) {
  const say = useSay();
  const subject = subjectTitles[hit.subject.type] ?? { zh: '对象', en: 'Subject' };
  return (
    <div className={styles['weigh']}>
      <section aria-labelledby="why" className={styles['side']}>
        <h2 id="why">{say({ zh: '数据显示', en: 'What the data show' })}</h2>
        <p className={styles['sentence']}>{say(hit.reason)}</p>
        <Facts
          items={[
            { label: say(subject), value: hit.subject.shown },
            { label: say({ zh: '单位', en: 'Unit' }), value: names.unit(hit.unit) },
            { label: say({ zh: '发生时间', en: 'When' }), value: <When at={hit.occurred_at} /> },
            { label: say({ zh: '涉及金额', en: 'Amount' }), value: <Money yuan={hit.amount} /> },
            {
              label: say({ zh: '本环节期限', en: 'Due in this state' }),
              value: hit.due_at ? (
                <>
                  <When at={hit.due_at} /> <Due at={hit.due_at} from={hit.updated_at} />
                </>
              ) : undefined,
            },
            { label: say({ zh: '承办', en: 'Assigned' }), value: names.person(hit.assigned_to) },
            ...(hit.verdict
              ? [
                  { label: say({ zh: '核实结论', en: 'Verdict' }), value: say(verdictTitles[hit.verdict]) },
                  { label: say({ zh: '查实金额', en: 'Amount found' }), value: <Money yuan={hit.amount_found} /> },
                ]
              : []),
          ]}
        />
      </section>
      <section aria-labelledby="innocent" className={styles['side']}>
        <h2 id="innocent">{say({ zh: '可能的正当解释', en: 'What could explain it' })}</h2>
        <ul className={styles['explanations']}>
          {hit.innocent.map((one) => (
            <li key={one.en}>{say(one)}</li>
          ))}
        </ul>
        {hit.exemptions.length > 0 && (
          <>
            <h3>{say({ zh: '比对时已排除的情形', en: 'Already ruled out by the comparison' })}</h3>
            <ul className={styles['exemptions']}>
              {hit.exemptions.map(({ id, text, needs }) => (
                <li key={id}>
                  {say(text)}
                  <span className="faint">
                    {needs === 'exemption_list'
                      ? say({ zh: '(豁免清单中无有效登记)', en: ' (no valid entry in the exemption list)' })
                      : say({ zh: '(按数据判断)', en: ' (judged by the data)' })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </div>
  );
}
