import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { Money } from '../../pieces/money.tsx';
import { PageHead } from '../../pieces/page-head.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { HitItem } from '../hit/hit.ts';
import { Waiting } from '../hit/waiting.tsx';
import { type Names, useNames } from '../hits/names.ts';
import styles from './candidate.module.css';
import { type CandidateView, candidateStateNames } from './candidate.ts';
import { PromoteDialog } from './promote-dialog.tsx';

const touches = ['/api/candidates', '/api/hits', '/api/clues', '/api/inbox'];

/** Several hits on one subject, side by side, each with its own evidence behind its link. */
export function CandidatePage() {
  const { id = '' } = useParams();
  const candidate = useRead<CandidateView>('/api/candidates/{id}', { params: { id } });
  return <Reading of={candidate}>{(value) => <Opened key={id} candidate={value} />}</Reading>;
}

function Opened({ candidate }: { candidate: CandidateView }) {
  const say = useSay();
  const may = useMay();
  const tell = useTell();
  const names = useNames();
  const [asking, setAsking] = useState<{ split: HitItem[] } | 'promote'>();
  const split = useWrite('POST /api/candidates/{id}/split', touches);
  const open = candidate.state === 'open' && candidate.pending.length === 0;
  return (
    <>
      <PageHead
        back={{ to: '/candidates', label: say({ zh: '线索候选', en: 'Candidates' }) }}
        title={say({ zh: '线索候选 {no}', en: 'Candidate {no}' }, { no: String(candidate.no) })}
        marks={
          <>
            <SeverityMark severity={candidate.severity} />
            <StateTag state={candidate.state} {...candidateStateNames[candidate.state]} />
          </>
        }
        note={candidate.note}
        actions={
          open && (
            <>
              {may('candidate:split') && (
                <Button onClick={() => setAsking({ split: candidate.members })}>
                  {say({ zh: '全部拆开', en: 'Split all' })}
                </Button>
              )}
              {may('candidate:to-clue') && (
                <Button type="primary" onClick={() => setAsking('promote')}>
                  {say({ zh: '建议转问题线索', en: 'Propose a clue' })}
                </Button>
              )}
            </>
          )
        }
      />
      <Stack>
        {candidate.pending.map((request) => (
          <Waiting
            key={request.approval}
            request={request}
            title={{ zh: '转问题线索', en: 'Become a clue' }}
            route="POST /api/candidates/{id}/decide"
            id={candidate.id}
            revision={candidate.revision}
            mayDecide={may('candidate:decide')}
          />
        ))}
        <Section>
          <Facts
            items={[
              { label: say({ zh: '对象', en: 'Subject' }), value: candidate.subject.shown },
              { label: say({ zh: '单位', en: 'Unit' }), value: names.unit(candidate.unit) },
              { label: say({ zh: '疑点', en: 'Hits' }), value: candidate.hits },
              { label: say({ zh: '涉及模型', en: 'Models' }), value: candidate.models },
              { label: say({ zh: '金额合计', en: 'Amount' }), value: <Money yuan={candidate.amount} /> },
              {
                label: say({ zh: '合并', en: 'Gathered' }),
                value: (
                  <>
                    {names.person(candidate.made_by)} <When at={candidate.made_at} />
                  </>
                ),
              },
              ...(candidate.clue
                ? [
                    {
                      label: say({ zh: '线索', en: 'Clue' }),
                      value: <Link to={`/clues/${candidate.clue.id}`}>{candidate.clue.no}</Link>,
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <Section title={say({ zh: '各条疑点(证据分别保存)', en: 'The hits, each with its own evidence' })}>
          <ul className={styles['members']}>
            {candidate.members.map((hit) => (
              <Member
                key={hit.id}
                hit={hit}
                names={names}
                onSplit={open && may('candidate:split') ? () => setAsking({ split: [hit] }) : undefined}
              />
            ))}
          </ul>
        </Section>
      </Stack>
      {asking && asking !== 'promote' && (
        <ReasonDialog
          open
          title={say({ zh: '拆出 {n} 条疑点', en: 'Split off {n} hits' }, { n: asking.split.length })}
          note={say({
            zh: '拆出后各条单独研判,证据和经过不变。',
            en: 'They are weighed on their own again; evidence and history stay.',
          })}
          act={say({ zh: '拆分', en: 'Split' })}
          pending={split.isPending}
          failure={split.error}
          onClose={() => setAsking(undefined)}
          onAct={({ reason }) =>
            split.mutate(
              {
                params: { id: candidate.id },
                body: {
                  revision: candidate.revision,
                  reason,
                  ...(asking.split.length < candidate.members.length && { hits: asking.split.map(({ id }) => id) }),
                },
              },
              {
                onSuccess: () => {
                  tell.done({ zh: '已拆分', en: 'Split' });
                  setAsking(undefined);
                },
              },
            )
          }
        />
      )}
      {asking === 'promote' && <PromoteDialog candidate={candidate} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function Member({ hit, names, onSplit }: { hit: HitItem; names: Names; onSplit: (() => void) | undefined }) {
  const say = useSay();
  return (
    <li className={styles['member']}>
      <SeverityMark severity={hit.severity} bare />
      <div>
        <Link to={`/hits/${hit.id}`}>{say(hit.model_title)}</Link>
        <p className="soft">{say(hit.reason)}</p>
        <p className="faint">
          <When at={hit.occurred_at} /> · {names.unit(hit.unit)}
        </p>
      </div>
      <Money yuan={hit.amount} />
      <StateTag state={hit.state} />
      {onSplit && <Button onClick={onSplit}>{say({ zh: '拆出', en: 'Split off' })}</Button>}
    </li>
  );
}
