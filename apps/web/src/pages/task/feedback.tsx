import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { useEffect } from 'react';
import { useWrite } from '../../api/reading.ts';
import { Facts } from '../../pieces/facts.tsx';
import { Money } from '../../pieces/money.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import { inputOf, taskForms } from '../hit/act-forms.ts';
import { type Verdict, verdictTitles } from '../hit/hit.ts';
import type { TaskView } from './task.ts';
import styles from './task-page.module.css';

type Filled = { verdict: Verdict; facts: string; amount?: number; responsible?: string };

/** The verdict: asked for when it can be given, shown once it was. */
export function Feedback({ task }: { task: TaskView }) {
  const say = useSay();
  const act = task.acts.find((one) => one.act === 'task:feedback');
  if (!act) return task.feedback && <Given task={task} />;
  return (
    <Section title={say({ zh: '核实结论', en: 'Verdict' })}>
      {act.why_not && !act.allowed && <p className={styles['missing']}>{say(act.why_not)}</p>}
      <VerdictForm task={task} allowed={act.allowed} />
    </Section>
  );
}

function VerdictForm({ task, allowed }: { task: TaskView; allowed: boolean }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Filled>();
  const key = `plumb.verdict.${task.id}`;
  const write = useWrite('POST /api/tasks/{id}/feedback', ['/api/tasks', '/api/hits', '/api/inbox']);
  useEffect(() => {
    const kept = localStorage.getItem(key);
    if (kept) form.setFieldsValue(JSON.parse(kept) as Filled);
  }, [form, key]);
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: say({ zh, en }) }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      onValuesChange={(_, all) => localStorage.setItem(key, JSON.stringify(all))}
      onFinish={(values) =>
        write.mutate(
          {
            params: { id: task.id },
            body: { revision: task.revision, ...inputOf(taskForms['task:feedback'] ?? [], values) },
          },
          {
            onSuccess: () => {
              localStorage.removeItem(key);
              tell.done({ zh: '结论已反馈', en: 'The verdict was given' });
            },
          },
        )
      }
    >
      <Form.Item
        name="verdict"
        label={say({ zh: '结论', en: 'Verdict' })}
        rules={needed('请选择结论', 'Choose a verdict')}
      >
        <VerdictField />
      </Form.Item>
      <Form.Item
        name="facts"
        label={say({ zh: '查明的事实', en: 'Facts established' })}
        rules={needed('请写明查明的事实', 'Say what was established')}
      >
        <Input.TextArea size="large" rows={5} maxLength={4000} />
      </Form.Item>
      <Form.Item name="amount" label={say({ zh: '查实金额(元)', en: 'Amount found (yuan)' })}>
        <InputNumber size="large" min={0} precision={2} controls={false} inputMode="decimal" />
      </Form.Item>
      <Form.Item name="responsible" label={say({ zh: '责任人', en: 'Who is responsible' })}>
        <Input size="large" maxLength={60} />
      </Form.Item>
      {write.error && (
        <Alert type="warning" showIcon title={say(write.error.texts)} className={styles['missing'] ?? ''} />
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        disabled={!allowed}
        loading={write.isPending}
        className={styles['big'] ?? ''}
      >
        {say({ zh: '提交结论', en: 'Give the verdict' })}
      </Button>
    </Form>
  );
}

function VerdictField({ value, onChange, id }: { value?: Verdict; onChange?: (value: Verdict) => void; id?: string }) {
  const say = useSay();
  return (
    <div className={styles['verdicts']} role="radiogroup" id={id} aria-label={say({ zh: '结论', en: 'Verdict' })}>
      {(Object.keys(verdictTitles) as Verdict[]).map((verdict) => (
        <label key={verdict} className={styles['choice']}>
          <input type="radio" name="verdict" checked={value === verdict} onChange={() => onChange?.(verdict)} />
          {say(verdictTitles[verdict])}
        </label>
      ))}
    </div>
  );
}

function Given({ task }: { task: TaskView }) {
  const say = useSay();
  const { feedback } = task;
  if (!feedback) return null;
  return (
    <Section title={say({ zh: '核实结论', en: 'Verdict' })}>
      <Facts
        items={[
          { label: say({ zh: '结论', en: 'Verdict' }), value: <strong>{say(verdictTitles[feedback.verdict])}</strong> },
          { label: say({ zh: '查实金额', en: 'Amount found' }), value: <Money yuan={feedback.amount} /> },
          { label: say({ zh: '责任人', en: 'Responsible' }), value: feedback.responsible },
          { label: say({ zh: '反馈时间', en: 'Given' }), value: <When at={feedback.at} /> },
          {
            label: say({ zh: '查明的事实', en: 'Facts established' }),
            value: <p className={styles['facts']}>{feedback.facts}</p>,
            wide: true,
          },
        ]}
      />
    </Section>
  );
}
