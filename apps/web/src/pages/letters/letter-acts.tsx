import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead, useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { ReasonDialog } from '../../pieces/reason-dialog.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { useSay } from '../../texts/language.tsx';
import styles from '../hit/acts.module.css';
import { useNames } from '../hits/names.ts';
import { type Acted, type ActNow, type LetterView, type Template, touched } from './letter.ts';
import { LetterFields, type LetterFormValues, letterBody } from './letter-form.tsx';

/** What may be done with the letter now, and what is still missing for the rest. */
export function LetterActs({ letter }: { letter: LetterView }) {
  const say = useSay();
  const may = useMay();
  const [doing, setDoing] = useState<ActNow>();
  const possible = letter.acts.filter(({ allowed }) => allowed);
  const blocked = letter.acts.filter(({ allowed }) => !allowed);
  const late = letter.escalation >= 100 && ['dispatched', 'signed'].includes(letter.state);
  return (
    <Section title={say({ zh: '现在可以做什么', en: 'What can be done now' })}>
      {possible.length === 0 && (
        <p className="soft">
          {say({ zh: '在目前环节，您没有需要办理的事项。', en: 'At this stage there is nothing for you to do.' })}
        </p>
      )}
      <div className={styles['buttons']}>
        {possible.map((one, at) => (
          <Button
            key={one.act}
            type={at === 0 && one.act !== 'revoke' ? 'primary' : 'default'}
            danger={one.act === 'revoke'}
            onClick={() => setDoing(one)}
          >
            {say(one.title)}
          </Button>
        ))}
        {late && may('letter:draft') && (
          <Link to={`/letters/new?kind=suggest&follows=${letter.id}`}>
            <Button>{say({ zh: '逾期：升级建议书', en: 'Overdue: letter of advice' })}</Button>
          </Link>
        )}
      </div>
      {blocked.length > 0 && (
        <ul className={styles['blocked']}>
          {blocked.map(({ act, title, why_not }) => (
            <li key={act}>
              <span>{say(title)}</span>
              <span className="faint">{why_not && say(why_not)}</span>
            </li>
          ))}
        </ul>
      )}
      {doing?.act === 'edit' && <EditDialog letter={letter} onClose={() => setDoing(undefined)} />}
      {doing && doing.act !== 'edit' && <ActDialog letter={letter} act={doing} onClose={() => setDoing(undefined)} />}
    </Section>
  );
}

const withReason = new Set(['return', 'return-reply', 'close', 'drop', 'revoke']);
type ActValues = {
  reason: string;
  opinion?: string;
  sensitive_reason?: string;
  text?: string;
  manner?: string;
  aspects?: Record<string, { met: string; note?: string }>;
};

function ActDialog({ letter, act, onClose }: { letter: LetterView; act: ActNow; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const write = useWrite<Acted>(`POST /api/letters/{id}/${act.act}`, touched);
  const send = ({ reason, opinion, sensitive_reason, text, manner, aspects }: ActValues) =>
    write.mutate(
      {
        params: { id: letter.id },
        body: {
          revision: letter.revision,
          ...(withReason.has(act.act) && { reason }),
          ...(opinion && { opinion }),
          ...(sensitive_reason && { sensitive_reason }),
          ...(text && { text }),
          ...(manner && { manner }),
          ...(aspects && { aspects: Object.entries(aspects).map(([aspect, one]) => ({ aspect, ...one })) }),
        },
      },
      {
        onSuccess: ({ no }) => {
          if (act.act === 'dispatch') tell.done({ zh: `已编号送达：${no}`, en: `Numbered and sent: ${no}` });
          else tell.done({ zh: `${act.title.zh}：已办理`, en: `${act.title.en}: done` });
          onClose();
        },
      },
    );
  return (
    <ReasonDialog<ActValues>
      open
      title={say(act.title)}
      act={say(act.title)}
      pending={write.isPending}
      failure={write.error}
      withoutReason={!withReason.has(act.act)}
      initial={{ manner: '在线送达' }}
      note={<Note act={act.act} />}
      onAct={send}
      onClose={onClose}
    >
      <ActInputs letter={letter} act={act.act} />
    </ReasonDialog>
  );
}

function Note({ act }: { act: string }) {
  const say = useSay();
  if (act === 'submit')
    return say({
      zh: '送签后文稿不能再改，须退回后修改。',
      en: 'Once submitted its text stands still until it is returned.',
    });
  if (act === 'dispatch')
    return say({
      zh: '将取下一个文号、生成 .docx 和送达回证并送达，不可撤销，只能作废文号。',
      en: 'It takes the next number, makes the .docx and the receipt and is sent. That is not undone: its number can only be cancelled.',
    });
  if (act === 'revoke')
    return say({
      zh: '文号将作废，留在登记簿中，不再使用。',
      en: 'Its number is cancelled, stays in the register and is not used again.',
    });
  return null;
}

function ActInputs({ letter, act }: { letter: LetterView; act: string }) {
  const say = useSay();
  const needed = [{ required: true, whitespace: true, message: say({ zh: '必填', en: 'required' }) }];
  if (act === 'countersign' || act === 'approve')
    return (
      <>
        <Form.Item name="opinion" label={say({ zh: '意见', en: 'Opinion' })}>
          <Input.TextArea rows={2} maxLength={500} placeholder={say({ zh: '同意', en: 'Agreed' })} />
        </Form.Item>
        {act === 'approve' && letter.sensitive.length > 0 && (
          <Form.Item
            name="sensitive_reason"
            label={say({ zh: '高敏信息必须写入的理由', en: 'Why the L4 values have to stand in it' })}
            rules={needed}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
      </>
    );
  if (act === 'dispatch')
    return (
      <Form.Item name="manner" label={say({ zh: '送达方式', en: 'How it is delivered' })}>
        <Select options={['在线送达', '当面送达', '公开送达', '邮寄送达'].map((value) => ({ value, label: value }))} />
      </Form.Item>
    );
  if (act === 'reply')
    return (
      <Form.Item name="text" label={say({ zh: '回复内容', en: 'The answer' })} rules={needed}>
        <Input.TextArea rows={8} maxLength={8000} showCount />
      </Form.Item>
    );
  if (act === 'assess')
    return letter.aspects.map(({ id, title }) => (
      <Form.Item key={id} label={say(title)} required>
        <Form.Item
          name={['aspects', id, 'met']}
          noStyle
          rules={[{ required: true, message: say({ zh: '请逐项评估', en: 'assess every aspect' }) }]}
        >
          <Radio.Group
            optionType="button"
            options={[
              { value: 'yes', label: say({ zh: '落实', en: 'Met' }) },
              { value: 'partly', label: say({ zh: '部分', en: 'Partly' }) },
              { value: 'no', label: say({ zh: '未落实', en: 'Not met' }) },
            ]}
          />
        </Form.Item>
      </Form.Item>
    ));
  return null;
}

function EditDialog({ letter, onClose }: { letter: LetterView; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const names = useNames();
  const [form] = Form.useForm<LetterFormValues>();
  const template = useRead<{ items: Template[] }>('/api/letters/templates').data?.items.find(
    ({ id }) => id === letter.kind,
  );
  const write = useWrite<Acted>('POST /api/letters/{id}/edit', touched);
  const save = (values: LetterFormValues) =>
    template &&
    write.mutate(
      {
        params: { id: letter.id },
        body: { ...letterBody(values, template.fields), revision: letter.revision, region: letter.region },
      },
      {
        onSuccess: () => {
          tell.done({ zh: '文稿已保存', en: 'Draft saved' });
          onClose();
        },
        onError: tell.failed,
      },
    );
  return (
    <Modal
      open
      width={720}
      title={say({ zh: '修改文稿', en: 'Edit the draft' })}
      okText={say({ zh: '保存', en: 'Save' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={letter} onFinish={save}>
        {template && <LetterFields fields={template.fields} units={names.units} />}
      </Form>
    </Modal>
  );
}
