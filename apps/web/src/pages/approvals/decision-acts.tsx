import { Button } from 'antd';
import { useState } from 'react';
import type { Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import type { Approval } from './approval.ts';

export type Decision = 'approve' | 'refuse';

type DecisionActsProps<Answer> = {
  approval: Approval;
  /** Where requests of this kind are decided and taken back. */
  path: `/api/${string}/{id}`;
  touches: readonly string[];
  words: Readonly<Record<Decision, Localised>>;
  /** What is decided on, in the dialog's title. */
  about: string;
  /** Said before it is approved. */
  caution?: Localised;
  decided: (decision: Decision, answer: Answer) => void;
};

/** A request is approved or refused with a reason, or taken back by who asked; the server says which of them. */
export function DecisionActs<Answer>(props: DecisionActsProps<Answer>) {
  const { approval, path, touches, words, about, caution, decided } = props;
  const { id, may, revision } = approval;
  const say = useSay();
  const tell = useTell();
  const [deciding, setDeciding] = useState<Decision>();
  const decide = useWrite<Answer>(`POST ${path}/decide` as Route, touches);
  const withdraw = useWrite(`POST ${path}/withdraw` as Route, touches);
  const close = () => {
    setDeciding(undefined);
    decide.reset();
  };
  const takeBack = () =>
    withdraw.mutate(
      { params: { id } },
      { onSuccess: () => tell.done({ zh: '已撤回', en: 'Withdrawn' }), onError: tell.failed },
    );
  const send = (decision: Decision, note: string) =>
    decide.mutate(
      { params: { id }, body: { decision, note, revision } },
      {
        onSuccess: (answer) => {
          setDeciding(undefined);
          decided(decision, answer);
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
        <Button loading={withdraw.isPending} onClick={takeBack}>
          {say({ zh: '撤回申请', en: 'Withdraw' })}
        </Button>
      )}
      {deciding && (
        <ReasonDialog
          open
          title={`${say(words[deciding])} · ${about}`}
          note={deciding === 'approve' && caution && say(caution)}
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
