import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useTell } from '../../pieces/tell.ts';
import { type Localised, useSay } from '../../texts/language.tsx';
import { ActFields } from '../hit/act-fields.tsx';
import { type ActForm, actForms, type FormValues, inputOf } from '../hit/act-forms.ts';
import type { HitItem } from '../hit/hit.ts';
import styles from './triage-dialog.module.css';
import { type Preview, previewOf, type TriageAct, triageTitles } from './triage-preview.ts';

/** What a bulk act is about: the hits chosen by hand, or all that the filters list. */
export type Aim = {
  act: TriageAct;
  hits: readonly HitItem[];
  all?: { filter: Record<string, unknown>; count: number };
};
type Outcome = { done: number; refused: { id: string; no: number; code: string; message: Localised }[] };

/** A bulk act: first what would be refused and why, then the form, then what came of it. */
export function TriageDialog({ aim, onClose, onDone }: { aim: Aim; onClose(): void; onDone(): void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<FormValues>();
  const [outcome, setOutcome] = useState<Outcome>();
  const triage = useWrite<Outcome>('POST /api/hits/triage', ['/api/hits', '/api/tasks', '/api/inbox']);
  const preview = previewOf(aim.act, aim.hits);
  const count = aim.all?.count ?? preview.ready.length;
  const fields: ActForm = actForms[`hit:${aim.act}`] ?? [];
  const send = (values: FormValues) => {
    const { reason, ...input } = inputOf(fields, values);
    const whom = aim.all ? { filter: aim.all.filter } : { ids: preview.ready.map(({ id }) => id) };
    triage.mutate(
      { body: { ...whom, decision: { do: aim.act, ...input }, reason } },
      {
        onSuccess: (done) => {
          onDone();
          if (done.refused.length > 0) return setOutcome(done);
          tell.done({ zh: `已处理 ${done.done} 条`, en: `${done.done} done` });
          onClose();
        },
        onError: tell.failed,
      },
    );
  };
  return (
    <Modal
      open
      onCancel={onClose}
      width={600}
      title={say(triageTitles[aim.act])}
      footer={
        outcome ? (
          <Button type="primary" onClick={onClose}>
            {say({ zh: '知道了', en: 'Close' })}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}</Button>
            <Button type="primary" disabled={count === 0} loading={triage.isPending} onClick={form.submit}>
              {say({ zh: '对 {n} 条执行', en: 'Apply to {n}' }, { n: count })}
            </Button>
          </>
        )
      }
    >
      {outcome ? (
        <OutcomeList outcome={outcome} />
      ) : (
        <>
          {aim.all ? (
            <p className={styles['all']}>
              {say(
                {
                  zh: '对符合当前筛选的全部 {n} 条执行;其中状态不允许的,系统逐条拒绝并列出原因。',
                  en: 'Applies to all {n} that the filters list. Those whose state does not allow it are refused one by one, with the reason.',
                },
                { n: aim.all.count },
              )}
            </p>
          ) : (
            <PreviewList preview={preview} />
          )}
          <Form form={form} layout="vertical" requiredMark="optional" onFinish={send} className={styles['form'] ?? ''}>
            <ActFields fields={fields} />
          </Form>
        </>
      )}
    </Modal>
  );
}

function PreviewList({ preview }: { preview: Preview }) {
  const say = useSay();
  return (
    <div className={styles['preview']}>
      <p>
        <strong>{preview.ready.length.toLocaleString('en-US')}</strong>{' '}
        {say({ zh: '条可以执行', en: 'can go through' })}
      </p>
      {preview.refused.map(({ why, hits }) => (
        <p key={why.en} className={styles['refused']}>
          <strong>{hits.length}</strong> {say({ zh: '条不会执行:', en: 'will not: ' })}
          {say(why)}
          <span className="faint">
            {say(
              { zh: '(编号 {list})', en: ' (no. {list})' },
              {
                list:
                  hits
                    .slice(0, 8)
                    .map(({ no }) => no)
                    .join(', ') + (hits.length > 8 ? ' …' : ''),
              },
            )}
          </span>
        </p>
      ))}
    </div>
  );
}

function OutcomeList({ outcome }: { outcome: Outcome }) {
  const say = useSay();
  return (
    <div className={styles['preview']}>
      <p>{say({ zh: '已执行 {n} 条', en: '{n} done' }, { n: outcome.done })}</p>
      <p>{say({ zh: '未执行 {n} 条:', en: '{n} refused:' }, { n: outcome.refused.length })}</p>
      <ul className={styles['list']}>
        {outcome.refused.map(({ id, no, message }) => (
          <li key={id}>
            <span className="number">{no}</span> {say(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}
