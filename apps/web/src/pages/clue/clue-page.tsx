import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { Money } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { stateName } from '../../pieces/state-names.ts';
import { StateTag } from '../../pieces/state-tag.tsx';
import { Timeline } from '../../pieces/timeline.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import styles from './clue.module.css';
import { type ClueView, clueActTitle, secrecyTitles, sourceTitles } from './clue.ts';
import { ClueActs } from './clue-acts.tsx';
import { ClueDocuments } from './clue-documents.tsx';
import { Path } from './path.tsx';

/** One clue: where it stands, who decided what, what it rests on. */
export function CluePage() {
  const { id = '' } = useParams();
  const clue = useRead<ClueView>('/api/clues/{id}', { params: { id } });
  return <Reading of={clue}>{(value) => <Opened key={id} clue={value} />}</Reading>;
}

function Opened({ clue }: { clue: ClueView }) {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  return (
    <>
      <PageHead
        back={{ to: '/clues', label: say({ zh: '问题线索', en: 'Clues' }) }}
        title={say({ zh: '线索 {no}', en: 'Clue {no}' }, { no: clue.no })}
        marks={
          <>
            <SeverityMark severity={clue.severity} />
            <StateTag state={clue.state} />
            <Due at={clue.due_at} from={clue.updated_at} />
          </>
        }
        note={clue.summary}
      />
      <Stack>
        <Path state={clue.state} history={clue.history} />
        <Columns>
          <Stack>
            <Section title={say({ zh: '基本情况', en: 'The clue' })}>
              <Facts
                items={[
                  { label: say({ zh: '被反映人/单位', en: 'Subject' }), value: clue.subject.shown },
                  { label: say({ zh: '所在单位', en: 'Unit' }), value: names.unit(clue.unit) },
                  { label: say({ zh: '职级', en: 'Rank' }), value: clue.rank },
                  { label: say({ zh: '来源', en: 'Source' }), value: say(sourceTitles[clue.source]) },
                  { label: say({ zh: '密级', en: 'Secrecy' }), value: say(secrecyTitles[clue.secrecy]) },
                  { label: say({ zh: '受理时间', en: 'Received' }), value: <When at={clue.received_at} /> },
                  { label: say({ zh: '承办部门', en: 'Office' }), value: names.unit(clue.office) },
                  { label: say({ zh: '承办人', en: 'Handler' }), value: names.person(clue.handler) },
                  { label: say({ zh: '本环节期限', en: 'Due in this state' }), value: <When at={clue.due_at} day /> },
                  ...(clue.amount_recovered !== null
                    ? [
                        {
                          label: say({ zh: '追缴金额', en: 'Recovered' }),
                          value: <Money yuan={clue.amount_recovered} />,
                        },
                      ]
                    : []),
                  {
                    label: say({ zh: '反映的主要问题', en: 'What is reported' }),
                    value: <p className={styles['text']}>{clue.facts}</p>,
                    wide: true,
                  },
                ]}
              />
            </Section>
            <Section
              title={say({ zh: '由哪些疑点转来', en: 'The hits it came from' })}
              aside={
                clue.candidate &&
                may('candidate:open') && (
                  <Link to={`/candidates/${clue.candidate}`}>{say({ zh: '合并研判', en: 'Weighed together' })}</Link>
                )
              }
            >
              {clue.hits.length === 0 ? (
                <p className="soft">{say({ zh: '不是由疑点转来的。', en: 'It did not come from a hit.' })}</p>
              ) : (
                <ul className={styles['hits']}>
                  {clue.hits.map((hit) => (
                    <li key={hit.id}>
                      <SeverityMark severity={hit.severity} bare />
                      <span>
                        <Link to={`/hits/${hit.id}`}>{say(hit.model_title)}</Link>
                        <span className={styles['sub']}>{say(hit.reason)}</span>
                      </span>
                      <Money yuan={hit.amount_found ?? hit.amount} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
            <ClueDocuments clue={clue} />
          </Stack>
          <Stack>
            <ClueActs clue={clue} />
            <Duplicates clue={clue} />
            <Section title={say({ zh: '审批与经过', en: 'Approvals and history' })}>
              <Timeline
                entries={clue.history.toReversed().map((step, at) => ({
                  id: `${step.at}${at}`,
                  at: step.at,
                  title: say(clueActTitle(step.act)),
                  who: step.actor_name,
                  note: (
                    <>
                      {step.to && step.from !== step.to && (
                        <span className="faint">
                          {step.from && `${say(stateName(step.from))} → `}
                          {say(stateName(step.to))}
                          {step.note && ' · '}
                        </span>
                      )}
                      {step.note}
                    </>
                  ),
                }))}
              />
            </Section>
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

function Duplicates({ clue }: { clue: ClueView }) {
  const say = useSay();
  if (clue.duplicate_of)
    return (
      <Section title={say({ zh: '并案', en: 'Joined' })}>
        <Link to={`/clues/${clue.duplicate_of.id}`}>
          {say({ zh: '已并入线索 {no}', en: 'Joined to clue {no}' }, { no: clue.duplicate_of.no })}
        </Link>
      </Section>
    );
  if (clue.maybe_duplicates.length === 0) return null;
  return (
    <Section title={say({ zh: '同一对象的其他线索', en: 'Other clues on the subject' })}>
      <ul className={styles['hits']}>
        {clue.maybe_duplicates.map((one) => (
          <li key={one.id}>
            <SeverityMark severity={one.severity} bare />
            <span>
              <Link to={`/clues/${one.id}`}>{one.no}</Link>
              <span className={styles['sub']}>{one.summary}</span>
            </span>
            <StateTag state={one.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
