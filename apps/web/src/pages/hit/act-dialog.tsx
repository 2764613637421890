import { Alert, Button, Form, Modal } from 'antd';
import { useRef, useState } from 'react';
import { call, type Route } from '../../api/call.ts';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { ActFields } from './act-fields.tsx';
import { doorOf, type FormValues, formOf, inputOf } from './act-forms.ts';
import { actTitle } from './act-titles.ts';
import styles from './acts.module.css';
import { differences } from './conflict.ts';
import type { HitView } from './hit.ts';

type ActDialogProps = {
  hit: HitView;
  act: string;
  /** The request that a decision is about. */
  approval?: string | undefined;
  onClose(): void;
};

/** One act on a hit. What was typed stays when the server refuses; when somebody was faster, it shows what moved. */
export function ActDialog({ hit, act, approval, onClose }: ActDialogProps) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<FormValues>();
  const [now, setNow] = useState<HitView>();
  const key = useRef(crypto.randomUUID());
  const fields = formOf(act) ?? [];
  const { path, decision } = doorOf(act);
  const write = useWrite(`POST /api/hits/{id}/${path}` as Route, [
    '/api/hits',
    '/api/tasks',
    '/api/inbox',
    '/api/clues',
    '/api/rectifications',
  ]);
  const current = now ?? hit;
  const stillPossible = current.acts.some((one) => one.act === act && one.allowed);
  const send = (values: FormValues) =>
    write.mutate(
      {
        params: { id: hit.id },
        idempotencyKey: key.current,
        body: { revision: current.revision, ...inputOf(fields, values), ...(decision && { decision, approval }) },
      },
      {
        onSuccess: () => {
          tell.done({ zh: `${actTitle(act).zh}:已办`, en: `${actTitle(act).en}: done` });
          onClose();
        },
        onError: async (failure) => {
          key.current = crypto.randomUUID();
          if (failure.code === 'changed-meanwhile')
            setNow(await call<HitView>('GET /api/hits/{id}', { params: { id: hit.id } }));
        },
      },
    );
  return (
    <Modal
      open
      width={560}
      title={say(actTitle(act))}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button>
          <Button type="primary" loading={write.isPending} disabled={!stillPossible} onClick={form.submit}>
            {now ? say({ zh: '按现在的情况提交', en: 'Send it as things stand now' }) : say(actTitle(act))}
          </Button>
        </>
      }
    >
      {now ? <Moved seen={hit} now={now} possible={stillPossible} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={send}
        initialValues={{ kind: 'exemption', valid_from: today() }}
      >
        <ActFields fields={fields} />
      </Form>
      {write.error && write.error.code !== 'changed-meanwhile' && (
        <Alert type="warning" showIcon title={say(write.error.texts)} />
      )}
    </Modal>
  );
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

function Moved({ seen, now, possible }: { seen: HitView; now: HitView; possible: boolean }) {
  const say = useSay();
  const { changed, since } = differences(seen, now);
  return (
    <div className={styles['moved']} role="alert">
      <strong>
        {say({
          zh: '打开之后有人改动过,您填写的内容还在',
          en: 'Somebody changed it since you opened it. What you typed is still here',
        })}
      </strong>
      <ul>
        {since.map((step) => (
          <li key={`${step.at} ${step.act}`}>
            <When at={step.at} /> {step.actor_name} · {say(actTitle(step.act))}
          </li>
        ))}
        {changed.map(({ what, before, after }) => (
          <li key={what.en}>
            {say(what)}:{say(before)} → <strong>{say(after)}</strong>
          </li>
        ))}
      </ul>
      {!possible && (
        <p>
          {say({
            zh: '在现在的状态下,这项操作已不能进行。',
            en: 'In its present state this act is no longer possible.',
          })}
        </p>
      )}
    </div>
  );
}
