import { Button } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { Approval } from '../approvals/approval.ts';
import type { PasswordHalf } from './password-half.tsx';

type Decision = 'approve' | 'refuse';
const words: Readonly<Record<Decision, Localised>> = {
  approve: { zh: '确认办理', en: 'Confirm' },
  refuse: { zh: '不予办理', en: 'Refuse' },
};
const touched = ['/api/approvals', '/api/accounts', '/api/inbox'];

/** What one administrator asked about an account: confirmed or refused by another, or taken back. */
export function AccountRequestActs({ approval, shown }: { approval: Approval; shown: (half: PasswordHalf) => void }) {
  const say = useSay();
  const tell = useTell();
  const [deciding, setDeciding] = useState<Decision>();
  const decide = useWrite<{ second_half: string | null }>('POST /api/account-requests/{id}/decide', touched);
  const withdraw = useWrite('POST /api/account-requests/{id}/withdraw', touched);
  const { id, may, revision, details } = approval;
  const close = () => {
    setDeciding(undefined);
    decide.reset();
  };
  const send = (decision: Decision, note: string) =>
    decide.mutate(
      { params: { id }, body: { decision, note, revision } },
      {
        onSuccess: ({ second_half }) => {
          setDeciding(undefined);
          if (second_half) shown({ login: String(details['login']), half: second_half, which: 'second' });
          else tell.done(decision === 'approve' ? { zh: '已办理', en: 'Done' } : { zh: '已退回', en: 'Refused' });
        },
      },
    );
  return (
    <>
      {may.decide && (
        <>
          <Button onClick={() => setDeciding('refuse')}>{say(words.refuse)}</Button>
          <Button type="primary" onClick={() => setDeciding('approve')}>
            {say(words.approve)}
          </Button>
        </>
      )}
      {may.withdraw && (
        <Button
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(
              { params: { id } },
              { onSuccess: () => tell.done({ zh: '已撤回', en: 'Withdrawn' }), onError: tell.failed },
            )
          }
        >
          {say({ zh: '撤回申请', en: 'Withdraw' })}
        </Button>
      )}
      {deciding && (
        <ReasonDialog
          open
          title={`${say(words[deciding])} · ${say(approval.kind_title)} · ${approval.purpose}`}
          note={
            deciding === 'approve' &&
            say({
              zh: '请先向本人核实确有此事,不要只凭申请人所说。确认后立即生效,本人下次登录时会看到申请人和确认人。',
              en: 'Make sure with its owner first, not with the asker alone. It takes effect at once; the owner sees who asked and who confirmed.',
            })
          }
          act={say(words[deciding])}
          pending={decide.isPending}
          failure={decide.error}
          onClose={close}
          onAct={({ reason }) => send(deciding, reason)}
        />
      )}
    </>
  );
}
