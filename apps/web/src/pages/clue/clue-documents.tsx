import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { Section } from '../../pieces/section.tsx';
import { useTell } from '../../pieces/tell.ts';
import { When } from '../../pieces/when.tsx';
import { type Localised, useSay } from '../../texts/language.tsx';
import { useNames } from '../hits/names.ts';
import styles from './clue.module.css';
import type { ClueView } from './clue.ts';

const kinds: Readonly<Record<string, Localised>> = {
  plan: { zh: '处置方案', en: 'Plan' },
  minutes: { zh: '集体研判记录', en: 'Minutes' },
  statement: { zh: '说明、笔录', en: 'Statement' },
  report: { zh: '报告', en: 'Report' },
  decision: { zh: '决定书', en: 'Decision' },
  trial_report: { zh: '审理报告', en: 'Trial report' },
  first_form_record: { zh: '第一种形态处理记录', en: 'First form record' },
  other: { zh: '其他材料', en: 'Other' },
};

/** What is in the file of the clue, who signed it, and putting more into it. */
export function ClueDocuments({ clue }: { clue: ClueView }) {
  const say = useSay();
  const may = useMay();
  const names = useNames();
  const tell = useTell();
  const { session } = useSession();
  const [adding, setAdding] = useState(false);
  const sign = useWrite('POST /api/clues/{id}/documents/{document}/sign', ['/api/clues']);
  const open = clue.state !== 'C95';
  return (
    <Section
      title={say({ zh: '卷内材料', en: 'Documents in the file' })}
      aside={
        open &&
        may('clue:document') && <Button onClick={() => setAdding(true)}>{say({ zh: '放入材料', en: 'Add' })}</Button>
      }
    >
      {clue.documents.length === 0 ? (
        <p className="soft">{say({ zh: '还没有材料。', en: 'None yet.' })}</p>
      ) : (
        <ul className={styles['documents']}>
          {clue.documents.map((one) => (
            <li key={one.id}>
              <details>
                <summary>
                  <span className="soft">{say(kinds[one.kind] ?? { zh: one.kind, en: one.kind })}</span> {one.title}
                </summary>
                <p className={styles['text']}>{one.body}</p>
              </details>
              <span className="faint">
                {say(
                  { zh: '签名:{list}', en: 'Signed: {list}' },
                  { list: one.signers.map((signer) => names.person(signer)).join(say({ zh: '、', en: ', ' })) },
                )}{' '}
                <When at={one.at} day />
              </span>
              {open && may('clue:document') && session && !one.signers.includes(session.account.id) && (
                <Button
                  loading={sign.isPending}
                  onClick={() =>
                    sign.mutate(
                      { params: { id: clue.id, document: one.id }, body: { revision: clue.revision } },
                      { onError: tell.failed },
                    )
                  }
                >
                  {say({ zh: '签名', en: 'Sign' })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddDocument clue={clue} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function AddDocument({ clue, onClose }: { clue: ClueView; onClose(): void }) {
  const say = useSay();
  const [form] = Form.useForm();
  const write = useWrite('POST /api/clues/{id}/documents', ['/api/clues']);
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: say({ zh, en }) }];
  return (
    <Modal
      open
      width={640}
      title={say({ zh: '放入材料', en: 'Add a document' })}
      okText={say({ zh: '签名并入卷', en: 'Sign and add' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={write.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { kind: string; title: string; body: string }) =>
          write.mutate(
            { params: { id: clue.id }, body: { revision: clue.revision, ...values } },
            { onSuccess: onClose },
          )
        }
      >
        <Form.Item name="kind" label={say({ zh: '种类', en: 'Kind' })} rules={needed('请选择种类', 'Choose a kind')}>
          <Select options={Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))} />
        </Form.Item>
        <Form.Item name="title" label={say({ zh: '标题', en: 'Title' })} rules={needed('请填写标题', 'Give a title')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="body" label={say({ zh: '正文', en: 'Text' })} rules={needed('请填写正文', 'Write the text')}>
          <Input.TextArea rows={10} maxLength={100_000} />
        </Form.Item>
        {write.error && <Alert type="warning" showIcon title={say(write.error.texts)} />}
      </Form>
    </Modal>
  );
}
