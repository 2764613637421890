import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/reading.ts';
import { Columns, Stack } from '../../pieces/layout.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { Section } from '../../pieces/section.tsx';
import { Timeline } from '../../pieces/timeline.tsx';
import { Due, When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './letter.module.css';
import { type LetterView, letterStates, offices } from './letter.ts';
import { LetterActs } from './letter-acts.tsx';
import { LetterState } from './letters-page.tsx';
import { Paper } from './paper.tsx';

const met = {
  yes: { zh: '落实', en: 'met' },
  partly: { zh: '部分落实', en: 'partly met' },
  no: { zh: '未落实', en: 'not met' },
};

/** One letter: as it will look, who signed it off, what was answered. */
export function LetterPage() {
  const { id = '' } = useParams();
  const letter = useRead<LetterView>('/api/letters/{id}', { params: { id } });
  return <Reading of={letter}>{(value) => <Opened key={id} letter={value} />}</Reading>;
}

function Opened({ letter }: { letter: LetterView }) {
  const say = useSay();
  return (
    <>
      <PageHead
        back={{ to: '/letters', label: say({ zh: '文书', en: 'Letters' }) }}
        title={letter.number ?? say(letter.kind_title)}
        marks={
          <>
            <LetterState state={letter.state} />
            <Due at={letter.due_at} escalation={letter.escalation} />
          </>
        }
        note={`${letter.title} → ${letter.unit_name}`}
        actions={
          <>
            {letter.receipt && (
              <a href={`/api/letters/${letter.id}/receipt`} download>
                <Button>{say({ zh: '送达回证', en: 'Receipt' })}</Button>
              </a>
            )}
            {letter.file && (
              <a href={`/api/letters/${letter.id}/file`} download>
                <Button>{say({ zh: '下载 .docx', en: 'Download .docx' })}</Button>
              </a>
            )}
          </>
        }
      />
      <Columns>
        <Paper paper={letter.paper} />
        <Stack>
          <LetterActs letter={letter} />
          <Chain letter={letter} />
          {letter.stages.length > 0 && <Answers letter={letter} />}
          <About letter={letter} />
          <Section title={say({ zh: '经过', en: 'History' })}>
            <Timeline
              entries={letter.history.toReversed().map((step) => ({
                id: String(step.no),
                at: step.at,
                title: say(step.title),
                who: step.by_name,
                note: (
                  <>
                    {step.from_state && step.from_state !== step.to_state && (
                      <span className="faint">
                        → {say(letterStates[step.to_state] ?? { zh: step.to_state, en: step.to_state })}{' '}
                      </span>
                    )}
                    {step.opinion}
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

/** Who has to sign, in order, and who did. */
function Chain({ letter }: { letter: LetterView }) {
  const say = useSay();
  // The addressee is not told who signed it off.
  if (letter.chain.length === 0) return null;
  return (
    <Section title={say({ zh: '签批链', en: 'Sign-off' })}>
      {letter.sensitive.length > 0 && (
        <p className={styles['warning']}>
          {letter.sensitive_reason
            ? `${say({ zh: '含高敏信息，签发理由：', en: 'Holds L4 values; approved because: ' })}${letter.sensitive_reason}`
            : say({
                zh: '文中含身份证号、账号或手机号，签发人须写明理由，否则应退回删除。',
                en: 'It holds an identity, account or mobile number: the approver has to say why, or return it.',
              })}
        </p>
      )}
      <ol className={styles['chain']}>
        {letter.chain.map(({ office, kind, by, at, opinion }) => (
          <li key={`${kind}${office}`} {...(by && { className: styles['done'] ?? '' })}>
            <span className={styles['mark']} aria-hidden="true">
              {by ? '✓' : '○'}
            </span>
            <span>
              {kind === 'approve'
                ? say({ zh: '签发：', en: 'Approval: ' })
                : say({ zh: '会签：', en: 'Countersign: ' })}
              {say(offices[office] ?? { zh: office, en: office })}
              <span className={styles['sub']}>
                {by ? (
                  <>
                    {by} · <When at={at} /> {opinion}
                  </>
                ) : (
                  say({ zh: '未签', en: 'not yet' })
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Answers({ letter }: { letter: LetterView }) {
  const say = useSay();
  return (
    <Section title={say({ zh: '回复与评估', en: 'Answers and assessment' })}>
      <ol className={styles['chain']}>
        {letter.stages.map(({ id, title, due_at, done_at, on_time }) => (
          <li key={id} {...(done_at && { className: styles['done'] ?? '' })}>
            <span className={styles['mark']} aria-hidden="true">
              {done_at ? '✓' : '○'}
            </span>
            <span>
              {say(title)}
              <span className={styles['sub']}>
                {say({ zh: '期限', en: 'due' })} <When at={due_at} day />
                {done_at && (
                  <>
                    {' · '}
                    {say({ zh: '报送', en: 'given' })} <When at={done_at} day />
                  </>
                )}
                {on_time === false && <span className={styles['late']}> {say({ zh: '逾期', en: 'late' })}</span>}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {letter.replies.map(({ id, text, by_name, at, returned_because }) => (
        <div key={id} className={styles['reply']}>
          <p className={styles['text']}>{text}</p>
          <span className={styles['sub']}>
            {by_name} · <When at={at} />
          </span>
          {returned_because && (
            <span className={`${styles['sub']} ${styles['late']}`}>
              {say({ zh: '已退回：', en: 'sent back: ' })}
              {returned_because}
            </span>
          )}
        </div>
      ))}
      {letter.assessment && (
        <ul className={styles['chain']}>
          {letter.assessment.map(({ aspect, met: how, note }) => (
            <li key={aspect}>
              <span className={styles['mark']} aria-hidden="true">
                {how === 'yes' ? '✓' : how === 'partly' ? '◐' : '✗'}
              </span>
              <span>
                {say(letter.aspects.find(({ id }) => id === aspect)?.title ?? { zh: aspect, en: aspect })}
                <span className={styles['sub']}>
                  {say(met[how])} {note}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const aboutTitles = {
  hit: { zh: '疑点', en: 'Hit' },
  clue: { zh: '问题线索', en: 'Clue' },
  rectification: { zh: '整改', en: 'Rectification' },
};

function About({ letter }: { letter: LetterView }) {
  const say = useSay();
  if (letter.about.length === 0 && !letter.follows) return null;
  return (
    <Section title={say({ zh: '关联', en: 'What it is about' })}>
      <div className={styles['links']}>
        {letter.about.map(({ type, id }) => (
          <Link key={id} to={`/${type}s/${id}`}>
            {say(aboutTitles[type])}
          </Link>
        ))}
        {letter.follows && (
          <Link to={`/letters/${letter.follows.id}`}>
            {say({ zh: '前一份文书', en: 'The letter before' })} {letter.follows.number}
          </Link>
        )}
      </div>
    </Section>
  );
}
