import { Button } from 'antd';
import { useState } from 'react';
import type { Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { useSession } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import styles from './acts.module.css';
import type { Pending } from './hit.ts';

type WaitingProps = {
  request: Pending;
  /** What is asked for. */
  title: Localised;
  route: Route;
  id: string;
  revision: number;
  mayDecide: boolean;
};

const touches = ['/api/clues', '/api/candidates', '/api/hits', '/api/inbox', '/api/approvals'];
const words = { approve: { zh: '批准', en: 'Approve' }, refuse: { zh: '不予批准', en: 'Refuse' } } as const;

/** A request that waits for a decision. Whoever asked does not decide. */
export function Waiting({ request, title, route, id, revision, mayDecide }: WaitingProps) {
  const say = useSay();
  const tell = useTell();
  const { session } = useSession();
  const [decision, setDecision] = useState<'approve' | 'refuse'>();
  const write = useWrite(route, touches);
  const own = request.requested_by === session?.account.id;
  return (
    <div className={styles['pending']}>
      <strong>
        {say({ zh: '等待审批:', en: 'Waiting for approval: ' })}
        {say(title)}
      </strong>
      <p>
        {request.requested_name} · <When at={request.requested_at} />
      </p>
      <p className="soft">{request.reason}</p>
      {own && (
        <p className="soft">{say({ zh: '由您提出,须由他人审批。', en: 'You asked for it: somebody else decides.' })}</p>
      )}
      {mayDecide && !own && (
        <div className={styles['buttons']}>
          <Button type="primary" onClick={() => setDecision('approve')}>
            {say(words.approve)}
          </Button>
          <Button onClick={() => setDecision('refuse')}>{say(words.refuse)}</Button>
        </div>
      )}
      {decision && (
        <ReasonDialog
          open
          title={say(words[decision])}
          act={say(words[decision])}
          pending={write.isPending}
          failure={write.error}
          onClose={() => setDecision(undefined)}
          onAct={({ reason }) =>
            write.mutate(
              { params: { id }, body: { approval: request.approval, decision, reason, revision } },
              {
                onSuccess: () => {
                  tell.done({ zh: '已审批', en: 'Decided' });
                  setDecision(undefined);
                },
              },
            )
          }
        />
      )}
    </div>
  );
}
