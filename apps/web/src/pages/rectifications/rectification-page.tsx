import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { Money } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { stateName } from '../../pieces/state-names.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Timeline } from '../../pieces/timeline.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { Rechecks } from './rechecks.tsx';
import styles from './rectification.module.css';
import { kinds, type RectificationView } from './rectification.ts';
import { RectificationActs } from './rectification-acts.tsx';

/** One rectification: what is to be put right, by whom, what was done, and whether the model still finds it. */
export function RectificationPage() {
  const { id = '' } = useParams();
  const row = useRead<RectificationView>('/api/rectifications/{id}', {
    params: { id },
    unfinished: ({ recheck }) => recheck === 'waiting',
  });
  return <Reading of={row}>{(value) => <Opened key={id} row={value} />}</Reading>;
}

function Opened({ row }: { row: RectificationView }) {
  const say = useSay();
  const may = useMay();
  return (
    <>
      <PageHead
        back={{ to: '/rectifications', label: say({ zh: '整改', en: 'Rectification' }) }}
        title={`#${row.no} ${row.title}`}
        marks={
          <>
            <StateTag state={row.state} />
            <Due at={row.due_at} escalation={row.escalation} />
          </>
        }
        note={`${row.unit_name} · ${say(kinds[row.kind])}`}
        actions={
          may('letter:draft') && (
            <Link to={`/letters/new?rectification=${row.id}${row.state === 'R85' ? '&kind=suggest' : ''}`}>
              <Button>{say({ zh: '起草文书', en: 'Draft a letter' })}</Button>
            </Link>
          )
        }
      />
      <Columns>
        <Stack>
          <Plan row={row} />
          <Results row={row} />
          <EvidenceSection row={row} />
          <Rechecks row={row} />
        </Stack>
        <Stack>
          <RectificationActs row={row} />
          <Origin row={row} />
          <Section title={say({ zh: '经过', en: 'History' })}>
            <Timeline
              entries={row.history.toReversed().map((step) => ({
                id: String(step.no),
                at: step.at,
                title: say(step.title),
                who: step.by_name,
                note: (
                  <>
                    {step.from_state && step.from_state !== step.to_state && (
                      <span className="faint">→ {say(stateName(step.to_state))} </span>
                    )}
                    {step.text}
                  </>
                ),
              }))}
            />
          </Section>
        </Stack>
      </Columns>
    </>
  );
}

function Plan({ row }: { row: RectificationView }) {
  const say = useSay();
  return (
    <Section title={say({ zh: '问题与责任', en: 'Problem and responsibility' })}>
      <Facts
        items={[
          {
            label: say({ zh: '问题', en: 'Problem' }),
            value: <p className={styles['text']}>{row.problem}</p>,
            wide: true,
          },
          { label: say({ zh: '责任单位', en: 'Unit' }), value: row.unit_name },
          { label: say({ zh: '责任人', en: 'In charge' }), value: row.responsible },
          { label: say({ zh: '期限', en: 'Due' }), value: <When at={row.due_at} day /> },
          { label: say({ zh: '目标', en: 'Goal' }), value: row.goal, wide: true },
        ]}
      />
      {row.measures.length > 0 && (
        <table className={styles['table']}>
          <caption className="only-read-aloud">{say({ zh: '措施清单', en: 'Measures' })}</caption>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '措施', en: 'Measure' })}</th>
              <th scope="col">{say({ zh: '责任', en: 'Owner' })}</th>
              <th scope="col">{say({ zh: '期限', en: 'By' })}</th>
            </tr>
          </thead>
          <tbody>
            {row.measures.map(({ text, owner, due }) => (
              <tr key={`${text}${owner}`}>
                <td>{text}</td>
                <td>{owner}</td>
                <td>
                  <When at={due} day />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

const forms = [
  ['first', { zh: '第一种形态', en: 'First form' }],
  ['second', { zh: '第二种形态', en: 'Second form' }],
  ['third', { zh: '第三种形态', en: 'Third form' }],
  ['fourth', { zh: '第四种形态', en: 'Fourth form' }],
] as const;

function Results({ row }: { row: RectificationView }) {
  const say = useSay();
  const part = row.money_owed > 0 ? Math.round((row.money_recovered / row.money_owed) * 100) : null;
  return (
    <Section title={say({ zh: '整改成效', en: 'What it came to' })}>
      <Facts
        items={[
          { label: say({ zh: '涉及金额', en: 'Involved' }), value: <Money yuan={row.money_involved} /> },
          { label: say({ zh: '应追金额', en: 'Owed' }), value: <Money yuan={row.money_owed} /> },
          {
            label: say({ zh: '已追金额', en: 'Recovered' }),
            value: (
              <>
                <Money yuan={row.money_recovered} />
                {part !== null && <span className="faint"> {part}%</span>}
              </>
            ),
          },
          ...forms.map(([key, title]) => ({
            label: say(title),
            value: say({ zh: '{n} 人', en: '{n}' }, { n: row.people_handled[key] }),
          })),
          {
            label: say({ zh: '建章立制', en: 'Rules made' }),
            wide: true,
            value:
              row.rules_made.length === 0 ? (
                '—'
              ) : (
                <ul>
                  {row.rules_made.map(({ title, number, made_on }) => (
                    <li key={title}>
                      《{title}》{number} <When at={made_on} day />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {part !== null && (
        <progress
          className={styles['bar']}
          value={part}
          max={100}
          aria-label={say({ zh: '追缴进度', en: 'Share recovered' })}
        />
      )}
    </Section>
  );
}

function Origin({ row }: { row: RectificationView }) {
  const say = useSay();
  return (
    <Section title={say({ zh: '来源与回头看', en: 'Origin and look-backs' })}>
      <ul className={styles['links']}>
        {row.model_title && (
          <li>
            {say(row.model_title)}
            {row.subject && ` · ${row.subject.shown}`}
          </li>
        )}
        {row.hit && (
          <li>
            <Link to={`/hits/${row.hit}`}>{say({ zh: '由哪个疑点转来', en: 'The hit that it came from' })}</Link>
          </li>
        )}
        {row.letter && (
          <li>
            <Link to={`/letters/${row.letter.id}`}>{row.letter.number ?? say({ zh: '文书', en: 'Letter' })}</Link>
          </li>
        )}
        {row.relapse_of && (
          <li>
            <Link to={`/rectifications/${row.relapse_of}`}>
              {say({ zh: '6个月内再次发生，见前一件', en: 'Again within six months: the earlier one' })}
            </Link>
          </li>
        )}
        {row.accepted_despite && (
          <li className={styles['late']}>
            {say({ zh: '复查未通过仍予验收：', en: 'Accepted though the re-check was not clear: ' })}
            {row.accepted_despite}
          </li>
        )}
        {row.look_backs.map(({ months, at, by, found, note }) => (
          <li key={`${months}${at}`} {...(found && { className: styles['late'] ?? '' })}>
            {say({ zh: '{n}个月回头看', en: 'after {n} months' }, { n: months })} <When at={at} day /> {by} · {note}
          </li>
        ))}
        {row.extensions.map(({ id, until, reason, granted, decided_because }) => (
          <li key={id}>
            {say({ zh: '申请延期至', en: 'more time asked until' })} <When at={until} day /> · {reason} ·{' '}
            {granted === null
              ? say({ zh: '待审批', en: 'waiting' })
              : granted
                ? say({ zh: '已批准', en: 'granted' })
                : say({ zh: '未批准', en: 'refused' })}{' '}
            {decided_because}
          </li>
        ))}
      </ul>
    </Section>
  );
}
