import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { SeverityMark } from '../../pieces/severity-mark.tsx';
import { StateTag } from '../../pieces/state-tag.tsx';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import type { HitView } from './hit.ts';
import styles from './side.module.css';

/** Other hits on the same subject, and the way to weigh them together. */
export function Related({ hit }: { hit: HitView }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const merge = useWrite<{ id: string }>('POST /api/candidates', ['/api/hits', '/api/candidates']);
  const free = hit.related.filter(
    ({ candidate, withdrawn_at, state }) => !candidate && !withdrawn_at && state !== 'H92',
  );
  return (
    <Section
      title={say({ zh: '同一对象的其他疑点', en: 'Other hits on the subject' })}
      aside={
        hit.candidate ? (
          <Link to={`/candidates/${hit.candidate}`}>{say({ zh: '已合并研判', en: 'Weighed together' })}</Link>
        ) : (
          free.length > 0 &&
          may('candidate:make') && (
            <Button onClick={() => setAsking(true)}>{say({ zh: '合并研判', en: 'Weigh together' })}</Button>
          )
        )
      }
    >
      {hit.related.length === 0 ? (
        <p className="soft">{say({ zh: '没有。', en: 'None.' })}</p>
      ) : (
        <ul className={styles['related']}>
          {hit.related.map((one) => (
            <li key={one.id}>
              <SeverityMark severity={one.severity} bare />
              <span>
                <Link to={`/hits/${one.id}`}>{say(one.model_title)}</Link>{' '}
                <span className="faint">
                  <When at={one.occurred_at} day />
                </span>
              </span>
              <StateTag state={one.state} />
            </li>
          ))}
        </ul>
      )}
      <ReasonDialog
        open={asking}
        title={say({ zh: '合并为一个线索候选', en: 'Gather into one candidate' })}
        note={say(
          {
            zh: '把这条与另外 {n} 条放在一起研判;各条的证据仍分别保存,随时可以拆开。',
            en: 'Weighs this one and {n} others together. Each keeps its own evidence, and they can be split at any time.',
          },
          { n: free.length },
        )}
        act={say({ zh: '合并', en: 'Gather' })}
        pending={merge.isPending}
        failure={merge.error}
        onClose={() => setAsking(false)}
        onAct={({ reason }) =>
          merge.mutate(
            { body: { hits: [hit.id, ...free.map(({ id }) => id)], note: reason } },
            { onSuccess: ({ id }) => void navigate(`/candidates/${id}`) },
          )
        }
      />
    </Section>
  );
}
