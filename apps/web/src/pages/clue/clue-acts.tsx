import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Section } from '../../pieces/section.tsx';
import { stateName } from '../../pieces/state-names.ts';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import { ActFields } from '../hit/act-fields.tsx';
import { type FormValues, inputOf } from '../hit/act-forms.ts';
import styles from '../hit/acts.module.css';
import { Waiting } from '../hit/waiting.tsx';
import { type ClueActNow, type ClueView, clueActTitle } from './clue.ts';
import { clueForm, clueInput } from './clue-forms.ts';

const touches = ['/api/clues', '/api/inbox', '/api/approvals'];

/** What may be done with the clue now, what waits for whose approval, and what is still missing. */
export function ClueActs({ clue }: { clue: ClueView }) {
  const say = useSay();
  const may = useMay();
  const [doing, setDoing] = useState<ClueActNow>();
  const possible = clue.acts.filter(({ allowed }) => allowed);
  const blocked = clue.acts.filter(({ allowed }) => !allowed);
  return (
    <Section title={say({ zh: '现在可以做什么', en: 'What can be done now' })}>
      {clue.pending.map((request) => (
        <Waiting
          key={request.approval}
          request={request}
          title={clueActTitle(request.action)}
          route="POST /api/clues/{id}/decide"
          id={clue.id}
          revision={clue.revision}
          mayDecide={may('clue:decide')}
        />
      ))}
      {possible.length === 0 && (
        <p className="soft">
          {say({ zh: '在目前环节,您没有需要办理的事项。', en: 'At this stage there is nothing for you to do.' })}
        </p>
      )}
      <div className={styles['buttons']}>
        {possible.map((one, at) => (
          <Button
            key={one.act}
            type={at === 0 ? 'primary' : 'default'}
            title={one.to === clue.state ? undefined : `→ ${say(stateName(one.to))}`}
            onClick={() => setDoing(one)}
          >
            {say(clueActTitle(one.act))}
          </Button>
        ))}
      </div>
      {blocked.length > 0 && (
        <ul className={styles['blocked']}>
          {blocked.map(({ act, why_not }) => (
            <li key={act}>
              <span>{say(clueActTitle(act))}</span>
              <span className="faint">{why_not && say(why_not)}</span>
            </li>
          ))}
        </ul>
      )}
      {doing && <ClueActDialog clue={clue} act={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

function ClueActDialog({ clue, act, onClose }: { clue: ClueView; act: ClueActNow; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<FormValues>();
  const write = useWrite('POST /api/clues/{id}/act', touches);
  const fields = clueForm(act.act, act.needs, clue.maybe_duplicates);
  const send = (values: FormValues) =>
    write.mutate(
      {
        params: { id: clue.id },
        body: { revision: clue.revision, act: act.act.replace(/^clue:/, ''), ...clueInput(inputOf(fields, values)) },
      },
      {
        onSuccess: () => {
          tell.done({ zh: `${clueActTitle(act.act).zh}:已提交`, en: `${clueActTitle(act.act).en}: sent` });
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={560}
      title={say(clueActTitle(act.act))}
      onCancel={onClose}
      onOk={form.submit}
      okText={say(clueActTitle(act.act))}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
    >
      <Form form={form} layout="vertical" requiredMark="optional" onFinish={send}>
        <ActFields fields={fields} />
      </Form>
      {write.error && <Alert type="warning" showIcon title={say(write.error.texts)} />}
    </Modal>
  );
}
