import { Alert, Button, Form, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { useRead, useWrite } from '../../api/reading.ts';
import { useMay } from '../../api/session.tsx';
import { Facts } from '../../pieces/facts.tsx';
import { Stack } from '../../pieces/layout.tsx';
import { Reading } from '../../pieces/reading.tsx';
import { useTell } from '../../pieces/tell.ts';
import { textOf } from '../../pieces/track-map/naive-time.ts';
import { instantOf, nowInBeijing } from '../../pieces/when.tsx';
import { useSay } from '../../texts/language.tsx';
import styles from './disclosure.module.css';

type Opened = { id: string; until: string; watermark: string };
export type Disclosure = {
  /** Names the disclosure in every read; undefined: values stay masked. */
  id: string | undefined;
  until: string | undefined;
  watermark: string;
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
    watermark: opened?.watermark ?? '',
    possible: may('disclosure:open'),
    object,
    open: setOpened,
    close: () => {
      if (opened) void call('POST /api/disclosures/{id}/end', { params: { id: opened.id } }).catch(() => {});
      setOpened(undefined);
    },
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
  if (disclosure.id && disclosure.until)
    return (
      <>
        <Watermark text={disclosure.watermark} />
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
              zh: '身份号码、轨迹等敏感内容已脱敏;确需查看的,写明用途、经批准后凭批件号限时打开。',
              en: 'Identity numbers, tracks and the like are masked. If you need them, say for what; once approved they open by the approval number for a limited time.',
            })}
          </span>
          <Button onClick={onAsk}>{say({ zh: '查看原值', en: 'Open the values' })}</Button>
        </div>
      )}
      {asking && <AskDialog disclosure={disclosure} onClose={onClose} />}
    </>
  );
}

type Approval = {
  id: string;
  no: string | null;
  object: { type: string; id: string };
  purpose: string;
  state: 'requested' | 'approved' | 'refused' | 'withdrawn' | 'expired';
  requested_at: string;
  expires_at: string | null;
  decided_by: { name: string } | null;
  note: string | null;
};

/** The way to the values: ask with a purpose, wait for somebody's approval, open by its number for a limited time. */
function AskDialog({ disclosure, onClose }: { disclosure: Disclosure; onClose(): void }) {
  const say = useSay();
  const mine = useRead<{ items: Approval[] }>('/api/approvals', { query: { box: 'mine', kind: 'disclosure' } });
  const { object } = disclosure;
  const now = textOf(nowInBeijing());
  const asked = mine.data?.items.filter((one) => one.object.id === object.id && one.object.type === object.type) ?? [];
  const approved = asked.find(({ state, expires_at }) => state === 'approved' && (!expires_at || expires_at > now));
  const waiting = asked.find(({ state }) => state === 'requested');
  return (
    <Modal open title={say({ zh: '查看敏感原值', en: 'Open sensitive values' })} onCancel={onClose} footer={null}>
      <Reading of={mine}>
        {() =>
          approved ? (
            <OpenByNumber approved={approved} disclosure={disclosure} onClose={onClose} />
          ) : waiting ? (
            <p className={styles['text']}>
              {say(
                {
                  zh: '已于 {at} 提出申请,等待审批。用途:{purpose}',
                  en: 'Asked for at {at}, waiting for approval. Purpose: {purpose}',
                },
                {
                  at: waiting.requested_at.slice(0, 16),
                  purpose: waiting.purpose,
                },
              )}
            </p>
          ) : (
            <Request refused={asked[0]?.state === 'refused' ? asked[0] : undefined} object={object} onClose={onClose} />
          )
        }
      </Reading>
    </Modal>
  );
}

type OpenProps = { approved: Approval; disclosure: Disclosure; onClose(): void };

function OpenByNumber({ approved, disclosure, onClose }: OpenProps) {
  const say = useSay();
  const open = useWrite<Opened>('POST /api/disclosures');
  return (
    <Stack>
      <Facts
        items={[
          { label: say({ zh: '批件号', en: 'Approval number' }), value: <strong>{approved.no}</strong> },
          { label: say({ zh: '批准人', en: 'Approved by' }), value: approved.decided_by?.name },
          { label: say({ zh: '用途', en: 'Purpose' }), value: approved.purpose, wide: true },
        ]}
      />
      <p className="soft">
        {say({
          zh: '打开后 30 分钟内显示原值,加盖水印,每次查看记入审计账本。',
          en: 'Values stay open for 30 minutes under a watermark; every look goes into the audit ledger.',
        })}
      </p>
      {open.error && <Alert type="warning" showIcon title={say(open.error.texts)} />}
      <Button
        type="primary"
        loading={open.isPending}
        onClick={() =>
          open.mutate(
            { body: { approval: approved.id } },
            {
              onSuccess: (opened) => {
                disclosure.open(opened);
                onClose();
              },
            },
          )
        }
      >
        {say({ zh: '凭此批件打开', en: 'Open by this approval' })}
      </Button>
    </Stack>
  );
}

type RequestProps = { object: Disclosure['object']; refused: Approval | undefined; onClose(): void };

function Request({ object, refused, onClose }: RequestProps) {
  const say = useSay();
  const tell = useTell();
  const request = useWrite('POST /api/disclosures/request', ['/api/approvals', '/api/inbox']);
  const needed = (zh: string, en: string) => [{ required: true, whitespace: true, message: say({ zh, en }) }];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ purpose, reason }: { purpose: string; reason: string }) =>
        request.mutate(
          { body: { object, purpose, reason } },
          {
            onSuccess: () => {
              tell.done({ zh: '申请已提交,批准后凭批件号查看', en: 'Asked for. Once approved, open it by its number' });
              onClose();
            },
          },
        )
      }
    >
      {refused && (
        <p className={styles['text']}>
          {say({ zh: '上次申请未获批准:{note}', en: 'Refused last time: {note}' }, { note: refused.note ?? '—' })}
        </p>
      )}
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
      <Form.Item
        name="reason"
        label={say({ zh: '理由', en: 'Reason' })}
        rules={needed('请写明理由', 'Give the reason')}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {request.error && <Alert type="warning" showIcon title={say(request.error.texts)} />}
      <Button type="primary" htmlType="submit" loading={request.isPending}>
        {say({ zh: '提交申请', en: 'Ask for approval' })}
      </Button>
    </Form>
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
