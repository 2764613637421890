import { Alert, Button, Form, Input, Modal, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useWrite } from '../../api/reading.ts';
import { useMay, useSession } from '../../api/session.tsx';
import { useTell } from '../../pieces/tell.ts';
import { instantOf, nowInBeijing } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './disclosure.module.css';

type Opened = { id: string; until: string };
export type Disclosure = {
  /** Names the disclosure in every read; undefined: values stay masked. */
  id: string | undefined;
  until: string | undefined;
  possible: boolean;
  object: { type: string; id: string };
  open(opened: Opened): void;
  close(): void;
};

/** Opening the L4 values of one object for a time. It lives in this page alone: leaving closes it. */
export function useDisclosure(object: { type: string; id: string }): Disclosure {
  const may = useMay();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (!opened) return;
    const left = instantOf(opened.until) - nowInBeijing();
    const timer = setTimeout(() => setOpened(undefined), Math.max(0, Math.min(left, 2 ** 31 - 1)));
    return () => clearTimeout(timer);
  }, [opened]);
  return {
    id: opened?.id,
    until: opened?.until,
    possible: may('disclosure:open'),
    object,
    open: setOpened,
    close: () => setOpened(undefined),
  };
}

type DisclosureBarProps = {
  disclosure: Disclosure;
  masked: boolean;
  asking: boolean;
  onAsk: (() => void) | undefined;
  onClose(): void;
};

/** Says that values are masked and how to open them; while they are open, by whom and for how long. */
export function DisclosureBar({ disclosure, masked, asking, onAsk, onClose }: DisclosureBarProps) {
  const say = useSay();
  const { session } = useSession();
  if (disclosure.id && disclosure.until)
    return (
      <>
        <Watermark text={`${session?.account.name ?? ''} ${disclosure.until.slice(0, 10)}`} />
        <div className={styles['open']} role="status">
          <span>
            {say({ zh: '正在显示原值,全程留痕。剩余 ', en: 'Values are open and every look is recorded. Left: ' })}
            <Left until={disclosure.until} />
          </span>
          <Button onClick={disclosure.close}>{say({ zh: '立即关闭', en: 'Close now' })}</Button>
        </div>
      </>
    );
  if (!masked && !asking) return null;
  return (
    <>
      {masked && onAsk && (
        <div className={styles['bar']}>
          <span>
            {say({
              zh: '身份号码、轨迹等敏感内容已脱敏;确需查看的,填写用途和批件号,限时打开。',
              en: 'Identity numbers, tracks and the like are masked. If you need them, give the purpose and an approval number; they open for a limited time.',
            })}
          </span>
          <Button onClick={onAsk}>{say({ zh: '查看原值', en: 'Open the values' })}</Button>
        </div>
      )}
      {asking && <AskDialog disclosure={disclosure} onClose={onClose} />}
    </>
  );
}

type Ask = { purpose: string; approval_no?: string; reason?: string };

function AskDialog({ disclosure, onClose }: { disclosure: Disclosure; onClose(): void }) {
  const say = useSay();
  const tell = useTell();
  const [form] = Form.useForm<Ask>();
  const [how, setHow] = useState<'open' | 'request'>('open');
  const open = useWrite<Opened>('POST /api/disclosures');
  const request = useWrite('POST /api/approvals', ['/api/approvals', '/api/inbox']);
  const { object } = disclosure;
  const failure = how === 'open' ? open.error : request.error;
  const send = ({ purpose, approval_no, reason }: Ask) => {
    if (how === 'open')
      open.mutate(
        { body: { object, purpose, approval_no } },
        {
          onSuccess: (opened) => {
            disclosure.open(opened);
            onClose();
          },
        },
      );
    else
      request.mutate(
        { body: { kind: 'disclosure', object, purpose, reason } },
        {
          onSuccess: () => {
            tell.done({
              zh: '申请已提交,批准后凭批件号查看',
              en: 'Asked for. Once approved, open it with the approval number',
            });
            onClose();
          },
        },
      );
  };
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: say({ zh, en }) }];
  return (
    <Modal
      open
      title={say({ zh: '查看敏感原值', en: 'Open sensitive values' })}
      onCancel={onClose}
      onOk={form.submit}
      okText={how === 'open' ? say({ zh: '打开', en: 'Open' }) : say({ zh: '提交申请', en: 'Ask' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      confirmLoading={open.isPending || request.isPending}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
        <Form.Item>
          <Segmented
            block
            value={how}
            onChange={setHow}
            options={[
              { value: 'open', label: say({ zh: '已有批件号', en: 'I have an approval' }) },
              { value: 'request', label: say({ zh: '申请批件', en: 'Ask for one' }) },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="purpose"
          label={say({ zh: '用途', en: 'Purpose' })}
          rules={needed('请填写用途', 'Give the purpose')}
          extra={say({
            zh: '与姓名、时间一并记入审计账本',
            en: 'Goes into the audit ledger with your name and the time',
          })}
        >
          <Input maxLength={200} />
        </Form.Item>
        {how === 'open' ? (
          <Form.Item
            name="approval_no"
            label={say({ zh: '批件号', en: 'Approval number' })}
            rules={needed('请填写批件号', 'Give the approval number')}
          >
            <Input maxLength={60} placeholder="查看批〔2026〕1号" />
          </Form.Item>
        ) : (
          <Form.Item
            name="reason"
            label={say({ zh: '理由', en: 'Reason' })}
            rules={needed('请写明理由', 'Give the reason')}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        )}
        {failure && <Alert type="warning" showIcon title={say(failure.texts)} />}
      </Form>
    </Modal>
  );
}

function Left({ until }: { until: string }) {
  const [now, setNow] = useState(nowInBeijing);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowInBeijing()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((instantOf(until) - now) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    <strong className="number">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </strong>
  );
}

/** Who looks, over the whole page: a photograph of the screen tells whose screen it was. */
function Watermark({ text }: { text: string }) {
  return (
    <svg className={styles['watermark']} aria-hidden="true">
      <pattern id="watermark" width="320" height="170" patternUnits="userSpaceOnUse" patternTransform="rotate(-24)">
        <text x="12" y="40">
          {text}
        </text>
        <text x="150" y="125">
          {text}
        </text>
      </pattern>
      <rect width="100%" height="100%" fill="url(#watermark)" />
    </svg>
  );
}
